package dev.landfall.orchestrator.core;

import dev.landfall.message.Health;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The intervals of one driver in which it was itself too slow to measure well. Each is judged by its own data alone when it comes in, so
 * the order in which they come does not matter. Times in ms. Belongs to the coordinator.
 */
final class Strain {

    static final double LEAST_LAG = 10;
    static final double LAG_SHARE = 0.1;
    static final double MOST_PAUSES = 100;
    static final double MOST_CPU = 0.9;

    /** What was wrong. */
    enum Kind {
        /** Requests were sent late. */
        SEND_LAG,
        /** The process stood still. */
        PAUSES,
        /** The process had hardly any CPU left. */
        CPU,
        /** The process went on, its load stood still. */
        STALL
    }

    /** By how much. */
    record Excess(double value, double limit) {
        private Excess worse(Excess other) {
            return other.value > value || (other.value == value && other.limit > limit) ? other : this;
        }
    }

    private final Map<Kind, TreeMap<Long, Excess>> byKind = new EnumMap<>(Kind.class);

    /**
     * Takes in an interval, once.
     *
     * @param lagP99 99th percentile of send lag
     * @param responseP50 median of response time
     * @param health null where the driver does not tell
     */
    void add(long index, double lagP99, double responseP50, @Nullable Health health) {
        check(Kind.SEND_LAG, index, lagP99, Math.max(LEAST_LAG, LAG_SHARE * responseP50));
        if (health != null) {
            // Neither sees all: a pause for garbage collection may fall between two looks at the loop's lag.
            check(Kind.PAUSES, index, Math.max(health.gcPauseMillis(), health.loopLagMillis()), MOST_PAUSES);
            check(Kind.CPU, index, health.cpu(), MOST_CPU);
        }
    }

    /** Its heartbeat said that it stood still in these intervals, both ends included. Repeatable. */
    void stalled(long from, long to) {
        for (long index = Math.max(0, from); index <= to; index++) {
            byKind.computeIfAbsent(Kind.STALL, k -> new TreeMap<>()).put(index, new Excess(1, 0));
        }
    }

    /** Intervals before an index that were bad in any way. */
    NavigableSet<Long> bad(long before) {
        TreeSet<Long> bad = new TreeSet<>();
        byKind.values().forEach(indexes -> bad.addAll(indexes.headMap(before).keySet()));
        return bad;
    }

    /** Intervals before an index that were bad in one way. */
    NavigableSet<Long> bad(Kind kind, long before) {
        return new TreeSet<>(of(kind).headMap(before).keySet());
    }

    /** The worst of them; null when there is none. */
    @Nullable
    Excess worst(Kind kind, long before) {
        return of(kind).headMap(before).values().stream().reduce(Excess::worse).orElse(null);
    }

    private void check(Kind kind, long index, double value, double limit) {
        if (value > limit) {
            byKind.computeIfAbsent(kind, k -> new TreeMap<>()).put(index, new Excess(value, limit));
        }
    }

    private TreeMap<Long, Excess> of(Kind kind) {
        return byKind.getOrDefault(kind, new TreeMap<>());
    }
}
