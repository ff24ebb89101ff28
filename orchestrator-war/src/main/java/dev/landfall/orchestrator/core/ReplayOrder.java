package dev.landfall.orchestrator.core;

import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import dev.landfall.message.TestConfig;
import dev.landfall.message.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Brings commands and journal, which stand in different topics, into the order in which they were written: at a start they are read in any
 * order. Belongs to the coordinator.
 */
final class ReplayOrder {

    private record Entry(LogPosition at, Message message) {
        int rank() {
            return message instanceof TestConfig ? 0 : message instanceof Trigger ? 1 : 2;
        }
    }

    private static final Comparator<Entry> AS_WRITTEN = Comparator.<Entry, Instant>comparing(e -> e.at().loggedAt())
            .thenComparingInt(Entry::rank)
            .thenComparingLong(e -> e.at().offset());

    private final List<Entry> entries = new ArrayList<>();

    void add(LogPosition at, Message message) {
        entries.add(new Entry(at, message));
    }

    /** Gives all to the one who folds them, and forgets them. */
    void release(BiConsumer<LogPosition, Message> fold) {
        entries.sort(AS_WRITTEN);
        entries.forEach(e -> fold.accept(e.at(), e.message()));
        entries.clear();
    }
}
