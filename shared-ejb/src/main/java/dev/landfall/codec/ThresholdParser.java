package dev.landfall.codec;

import dev.landfall.workload.Comparison;
import dev.landfall.workload.Threshold;
import dev.landfall.workload.ThresholdMetric;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code metric[window] comparison value}, such as {@code p99[10s] < 50ms}. */
final class ThresholdParser {

    private static final int MAX_LENGTH = 200;
    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    private static final Pattern SHAPE =
            Pattern.compile("([^\\s\\[\\]<>=!]+)\\s*(?:\\[([^\\[\\]]*)\\])?\\s*([<>=!]+)\\s*([^\\s<>=!].*)");
    private static final Pattern QUANTITY = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*(\\S*)");

    private ThresholdParser() {}

    /** @throws IllegalArgumentException that says what is allowed */
    static Threshold parse(String text, boolean abortOnFail) {
        String expression = text.strip();
        Matcher shape = SHAPE.matcher(expression);
        if (expression.length() > MAX_LENGTH || !shape.matches()) {
            throw wrong("must be a metric, a window where wanted, a comparison and a value, such as \"p99 < 50ms\" or"
                    + " \"error_rate[10s] <= 1%\", was " + quoted(expression));
        }
        ThresholdMetric metric = MetricNames.parse(shape.group(1));
        Comparison comparison = Comparison.of(shape.group(3))
                .orElseThrow(() -> wrong("must compare with <, <=, >, >=, == or !=, was " + quoted(shape.group(3))));
        return new Threshold(
                expression,
                metric,
                window(shape.group(2)),
                comparison,
                limit(metric, shape.group(1), shape.group(4)),
                abortOnFail);
    }

    private static @Nullable Duration window(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher quantity = QUANTITY.matcher(text.strip());
        double seconds = quantity.matches()
                ? switch (quantity.group(2)) {
                    case "ms" -> number(quantity) / 1000;
                    case "s" -> number(quantity);
                    case "m" -> number(quantity) * 60;
                    default -> -1;
                }
                : -1;
        if (seconds < SHORTEST_WINDOW.toSeconds() || seconds > LONGEST_WINDOW.toSeconds()) {
            throw wrong(
                    "must have a window of 1s to 60m in ms, s or m, such as [10s], was " + quoted("[" + text + "]"));
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static double limit(ThresholdMetric metric, String name, String text) {
        Matcher quantity = QUANTITY.matcher(text.strip());
        boolean isQuantity = quantity.matches();
        String unit = isQuantity ? quantity.group(2) : "";
        return switch (metric.unit()) {
            case MILLIS -> {
                double factor = switch (unit) {
                    case "us" -> 0.001;
                    case "ms" -> 1;
                    case "s" -> 1000;
                    default ->
                        throw wrong(name + " is a time: its value needs one of the units us, ms and s, such as"
                                + " 50ms, was " + quoted(text));
                };
                yield number(quantity) * factor;
            }
            case PERCENT -> {
                if (!unit.equals("%") || number(quantity) > 100) {
                    throw wrong(name + " is a share: its value is 0% to 100%, such as 1%, was " + quoted(text));
                }
                yield number(quantity);
            }
            case NUMBER -> {
                if (!isQuantity || !unit.isEmpty()) {
                    throw wrong(name + " is a number: its value has no unit, such as 100, was " + quoted(text));
                }
                yield number(quantity);
            }
        };
    }

    private static double number(Matcher quantity) {
        return new BigDecimal(quantity.group(1)).doubleValue();
    }

    static String quoted(String text) {
        return '"' + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + '"';
    }

    static IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(message);
    }
}
