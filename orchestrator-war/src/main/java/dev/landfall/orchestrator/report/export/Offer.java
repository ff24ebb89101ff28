package dev.landfall.orchestrator.report.export;

import static dev.landfall.orchestrator.report.export.Values.decimal;
import static dev.landfall.orchestrator.report.export.Values.text;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a plan offers, in the words of the console's scripts: {@code 8 drivers × one request every 5 ms = 1,600/s offered}.
 *
 * @param plan as the API shows it; what an older report lacks is left out
 * @param drivers that take part
 */
public record Offer(JsonObject plan, long drivers) {

    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    /** Requests per second of all drivers together; null in a closed model, where the target sets the pace. */
    public @Nullable Double perSecond() {
        Double each = perDriver();
        return each == null ? null : each * drivers;
    }

    /** Who sends how fast; for how long is not said. */
    public String words() {
        Double each = perDriver();
        return fleet() + " × " + (each == null ? atATime() : pace(each) + " = " + rate(each * drivers) + "/s offered");
    }

    private String fleet() {
        return drivers == 1 ? "1 driver" : count(drivers) + " drivers";
    }

    private String atATime() {
        Double users = decimal(plan, "concurrency_per_driver");
        Double delay = decimal(plan, "test_message_delay");
        return (users == null ? "–" : count(users)) + " at a time, "
                + (delay == null ? "as fast as the target answers" : "each " + pause(delay) + " after its answer");
    }

    private String pace(double perDriver) {
        Double delay = decimal(plan, "test_message_delay");
        return delay == null ? rate(perDriver) + "/s" : "one request every " + pause(delay);
    }

    /** How long sending takes, in ms; null where only the target decides. */
    public @Nullable Double sendingMillis() {
        Double pace = perDriver();
        Double count = decimal(plan, "message_count_per_driver");
        if (count != null && pace == null) {
            return null;
        }
        double counted = count == null || pace == null ? Double.POSITIVE_INFINITY : count / pace * 1000;
        double least = Math.min(counted, limit("duration_ms"));
        return least == Double.POSITIVE_INFINITY ? null : Double.valueOf(Math.min(least, limit("max_duration_ms")));
    }

    private double limit(String name) {
        Double limit = decimal(plan, name);
        return limit == null ? Double.POSITIVE_INFINITY : limit;
    }

    private @Nullable Double perDriver() {
        Double rate = decimal(plan, "throughput_per_driver");
        Double delay = decimal(plan, "test_message_delay");
        if (rate != null) {
            return rate;
        }
        return delay == null || "AFTER_RESPONSE".equals(text(plan, "delay_mode")) ? null : 1000 / delay;
    }

    private static String pause(double millis) {
        return (millis == Math.rint(millis)
                        ? count(millis)
                        : BigDecimal.valueOf(millis).stripTrailingZeros().toPlainString())
                + " ms";
    }

    /** As scripts write it: below 10 the two digits that count, so that a slow rate is not none. */
    private static String rate(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        BigDecimal shown = value < 10 ? exact.round(TWO_DIGITS) : exact.setScale(1, RoundingMode.HALF_UP);
        return value >= 100 || value == 0
                ? count(value)
                : shown.stripTrailingZeros().toPlainString();
    }

    private static String count(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
}
