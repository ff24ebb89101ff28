package dev.landfall.workload;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks single values of a plan against their range and notes what is wrong. */
final class RangeRules {

    private final Faults faults;

    RangeRules(Faults faults) {
        this.faults = faults;
    }

    /** A time within [min, max] ms, or the default when absent or faulty. */
    Duration millis(String field, @Nullable Double value, double min, double max, Duration otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (!(value >= min && value <= max)) {
            faults.add(field, "must be " + plain(min) + " to " + plain(max) + " ms, was " + plain(value));
            return otherwise;
        }
        return Duration.ofNanos(Math.round(value * 1e6));
    }

    /** A whole number within [min, max], or the default when absent or faulty. */
    long whole(String field, @Nullable Double value, long min, long max, long otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value != Math.rint(value) || !(value >= min && value <= max)) {
            faults.add(field, "must be a whole number from " + min + " to " + max + ", was " + plain(value));
            return otherwise;
        }
        return value.longValue();
    }

    /** One of an enum's names, or the default when absent or faulty. */
    <E extends Enum<E>> E oneOf(String field, @Nullable String value, Class<E> type, E otherwise) {
        if (value == null) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        faults.add(field, "must be one of " + names(type) + ", was " + quote(value));
        return otherwise;
    }

    static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** A number without a needless fraction or exponent. */
    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : Double.toString(value);
    }

    /** A value as people wrote it, cut to what fits in a message. */
    static String quote(String value) {
        return '"' + (value.length() > 80 ? value.substring(0, 80) + "…" : value) + '"';
    }
}
