package dev.landfall.target.behaviour;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one answer is to be like.
 *
 * @param delay before it, 0 to 10 min
 * @param status 200 to 599
 * @param errorRate chance of a 503 instead, 0 to 1
 * @param bytes of body, 0 to 100,000,000; below 0: the word {@code pong}
 */
public record Behaviour(Duration delay, int status, double errorRate, int bytes) {

    /** What answers carry that are not asked to be of a size. */
    public static final int PONG = -1;

    /** The status of an answer that fails by chance. */
    public static final int CHANCE_FAILURE = 503;

    private static final int MAX_DELAY_MILLIS = 600_000;
    private static final int MAX_BYTES = 100_000_000;

    /**
     * Reads the parameters of a request; those absent are plain.
     *
     * @param parameters gives null for one that is absent
     * @throws BadParameter when one is out of range
     */
    public static Behaviour of(UnaryOperator<@Nullable String> parameters) {
        double delayMillis = number(parameters, "delay_ms", 0, MAX_DELAY_MILLIS, 0);
        return new Behaviour(
                Duration.ofNanos(Math.round(delayMillis * 1e6)),
                (int) number(parameters, "status", 200, 599, 200),
                number(parameters, "error_rate", 0, 1, 0),
                (int) number(parameters, "bytes", 0, MAX_BYTES, PONG));
    }

    /** @param chance gives numbers from 0 to below 1 */
    public int statusBy(DoubleSupplier chance) {
        return errorRate > 0 && chance.getAsDouble() < errorRate ? CHANCE_FAILURE : status;
    }

    static double number(
            UnaryOperator<@Nullable String> parameters, String name, double min, double max, double otherwise) {
        String text = parameters.apply(name);
        if (text == null) {
            return otherwise;
        }
        try {
            double value = Double.parseDouble(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a number out of range.
        }
        throw new BadParameter(name + " must be " + plain(min) + " to " + plain(max));
    }

    private static String plain(double value) {
        return Long.toString(Math.round(value));
    }
}
