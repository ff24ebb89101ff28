package dev.landfall.stats;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the requests of one driver, or of several added up. Counts are never negative.
 *
 * @param scheduled arrivals whose intended start lies before the end of sending; in the closed model the same as sent
 * @param sent attempts begun, connecting included
 * @param succeeded final answers 1xx to 3xx
 * @param inFlight sent and neither answered nor given up
 * @param reconnects connections replaced because they were found closed before sending
 * @param errors failed requests by class, only those above 0
 * @param notSent arrivals not sent by reason, only those above 0
 */
public record RequestCounts(
        long scheduled,
        long sent,
        long succeeded,
        long inFlight,
        long reconnects,
        Map<ErrorClass, Long> errors,
        Map<NotSentReason, Long> notSent) {

    public static final RequestCounts ZERO = new RequestCounts(0, 0, 0, 0, 0, Map.of(), Map.of());

    public RequestCounts {
        if (scheduled < 0 || sent < 0 || succeeded < 0 || inFlight < 0 || reconnects < 0) {
            throw new IllegalArgumentException("counts must not be negative");
        }
        errors = positive(ErrorClass.class, errors);
        notSent = positive(NotSentReason.class, notSent);
    }

    public long failed() {
        return sum(errors);
    }

    public long completed() {
        return succeeded + failed();
    }

    public long notSentTotal() {
        return sum(notSent);
    }

    public RequestCounts plus(RequestCounts other) {
        return new RequestCounts(
                scheduled + other.scheduled,
                sent + other.sent,
                succeeded + other.succeeded,
                inFlight + other.inFlight,
                reconnects + other.reconnects,
                merged(ErrorClass.class, errors, other.errors),
                merged(NotSentReason.class, notSent, other.notSent));
    }

    private static <E extends Enum<E>> Map<E, Long> positive(Class<E> type, Map<E, Long> counts) {
        Map<E, Long> copy = new EnumMap<>(type);
        counts.forEach((key, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException(key + " must not be negative");
            }
            if (count > 0) {
                copy.put(key, count);
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static <E extends Enum<E>> Map<E, Long> merged(Class<E> type, Map<E, Long> a, Map<E, Long> b) {
        Map<E, Long> sum = new EnumMap<>(type);
        sum.putAll(a);
        b.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return sum;
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
