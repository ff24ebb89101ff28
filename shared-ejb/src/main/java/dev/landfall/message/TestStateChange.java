package dev.landfall.message;

import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The orchestrator's journal: one step of one test, and from where on its records can be replayed.
 *
 * @param at on the broker's clock as the orchestrator estimates it, for display
 * @param startAt on the broker's clock, null before a trigger
 * @param stopAskedAt null unless a stop was asked
 * @param offsets of the first records of this test, by partition name ({@code metrics-3})
 */
public record TestStateChange(
        TestId testId,
        Term term,
        Epoch epoch,
        TestState state,
        Reason reason,
        Instant at,
        @Nullable Instant startAt,
        @Nullable Instant stopAskedAt,
        Map<String, Long> offsets)
        implements Message {

    public TestStateChange {
        offsets = Map.copyOf(new TreeMap<>(offsets));
    }
}
