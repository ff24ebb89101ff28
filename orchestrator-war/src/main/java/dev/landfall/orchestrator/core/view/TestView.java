package dev.landfall.orchestrator.core.view;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test at one moment; after its end, its report.
 *
 * @param startedAt on the broker's clock, null before the start
 * @param revision from 1, raised by late data after the end
 * @param reportSaved true once its files are on disk
 * @param stop null unless a stop was asked
 * @param warmUp all drivers added up
 * @param nodes that were chosen, in the order of their shares
 */
public record TestView(
        TestId testId,
        TestState state,
        Reason reason,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int revision,
        @Nullable Instant amendedAt,
        boolean reportSaved,
        Plan plan,
        @Nullable StopView stop,
        RequestCounts warmUp,
        List<NodeId> nodes,
        Figures figures,
        StartView start,
        Verdict verdict,
        @Nullable Long targetReceived,
        Ledger ledger,
        List<NodeView> drivers,
        List<NodeId> excludes) {

    public TestView {
        nodes = List.copyOf(nodes);
        drivers = List.copyOf(drivers);
        excludes = List.copyOf(excludes);
    }

    /**
     * A stop on its way.
     *
     * @param written true once it was read back from the log
     * @param latencyMillis by node, from the asking to its final report
     */
    public record StopView(Instant askedAt, boolean written, Map<NodeId, Double> latencyMillis) {
        public StopView {
            latencyMillis = Map.copyOf(latencyMillis);
        }
    }
}
