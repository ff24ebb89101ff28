package dev.landfall.orchestrator.faces;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Durations as people type them, a number and its unit, and as they read them. */
final class DurationText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)\\s*(us|ms|s|min|m|h)");
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60_000);
    private static final Map<String, BigDecimal> MILLIS = Map.of(
            "us",
            new BigDecimal("0.001"),
            "ms",
            BigDecimal.ONE,
            "s",
            BigDecimal.valueOf(1_000),
            "m",
            MINUTE,
            "min",
            MINUTE,
            "h",
            BigDecimal.valueOf(3_600_000));

    private DurationText() {}

    /**
     * In milliseconds; fractions are kept.
     *
     * @throws IllegalArgumentException when it has another form
     */
    static BigDecimal millis(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a number with us, ms, s, m or h, such as 20ms, 1.5s or 2m");
        }
        BigDecimal millis = new BigDecimal(matcher.group(1))
                .multiply(MILLIS.getOrDefault(matcher.group(2), BigDecimal.ONE))
                .stripTrailingZeros();
        return millis.scale() < 0 ? millis.setScale(0) : millis;
    }

    /** The shortest form that {@link #millis} takes back. */
    static String of(BigDecimal millis) {
        for (String unit : new String[] {"h", "m", "s"}) {
            BigDecimal size = MILLIS.getOrDefault(unit, BigDecimal.ONE);
            if (millis.signum() > 0 && millis.remainder(size).signum() == 0) {
                return millis.divide(size).toPlainString() + unit;
            }
        }
        return millis.stripTrailingZeros().toPlainString() + "ms";
    }

    /** For people: {@code 1 h 30 min}, {@code 2.5 s}, {@code 100 ms}; nothing is rounded. */
    static String words(Duration time) {
        BigDecimal millis = BigDecimal.valueOf(time.toNanos(), 6);
        if (time.toSeconds() == 0) {
            return plain(millis) + " ms";
        }
        BigDecimal seconds = millis.remainder(MINUTE).movePointLeft(3);
        return Stream.of(
                        part(time.toHours(), "h"),
                        part(time.toMinutesPart(), "min"),
                        seconds.signum() == 0 ? "" : plain(seconds) + " s")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + " " + unit;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
