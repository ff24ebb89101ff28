package dev.landfall.orchestrator.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What was stepped over, by reason. Thread-safe. */
final class IgnoredCounts {

    /** Why a good record changes nothing. */
    enum Cause {
        OLD_TERM,
        /** Of an orchestrator that has not beaten. */
        UNKNOWN_TERM,
        OLD_EPOCH,
        OLD_INCARNATION,
        UNKNOWN_TEST,
        UNASSIGNED_NODE,
        UNREGISTERED_NODE,
        FOREIGN_COMMAND,
        /** A command that came into the log after its time: nobody obeys it. */
        EXPIRED,
        REPEATED,
        BAD_HISTOGRAM,
        IMPOSSIBLE_INTERVAL,
        /** Not cut at the metrics interval in force here. */
        OTHER_INTERVAL,
        NOT_WRITTEN
    }

    private final Map<Cause, LongAdder> counts = new ConcurrentHashMap<>();

    void add(Cause cause) {
        counts.computeIfAbsent(cause, c -> new LongAdder()).increment();
    }

    /** By the reason's name in lower case. */
    Map<String, Long> snapshot() {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().name().toLowerCase(java.util.Locale.ROOT),
                        e -> e.getValue().sum()));
    }
}
