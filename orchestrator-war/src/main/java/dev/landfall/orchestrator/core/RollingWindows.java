package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.IntervalReport;
import dev.landfall.orchestrator.core.RollingWindow.Told;
import dev.landfall.stats.Measure;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.Plan;
import dev.landfall.workload.Threshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The windows of a plan's thresholds, over the whole intervals in which load was sent. Once every driver has told an interval it is
 * settled, and what it took to judge it is let go. What comes after is judged by what is there, and again when more comes in; so the
 * order in which reports come does not matter unless they are over half an hour apart. Belongs to the coordinator.
 */
final class RollingWindows {

    private static final int MOST_UNSETTLED = 1800;

    private final Collection<TestNode> nodes;
    private final long plannedWhole;
    private final boolean endIsPlanned;
    private final List<RollingWindow> settled;
    private final TreeMap<Long, Map<NodeId, Told>> unsettled = new TreeMap<>();
    private List<RollingWindow> ahead;
    private long settledUntil;
    private long aheadUntil;
    private long lastSending = -1;

    /** @param nodes those that tell their intervals */
    RollingWindows(Plan plan, Duration interval, Collection<TestNode> nodes) {
        this.nodes = List.copyOf(nodes);
        this.plannedWhole = plan.plannedSending().dividedBy(interval);
        this.endIsPlanned = plan.hasPlannedEnd();
        Map<Integer, List<Threshold>> byLength = plan.thresholds().stream()
                .filter(t -> t.window() != null)
                .collect(Collectors.groupingBy(t -> length(t.window(), interval)));
        List<RollingWindow> windows = new ArrayList<>();
        byLength.forEach((length, thresholds) ->
                windows.add(new RollingWindow(length, length * interval.toNanos() / 1e9, thresholds)));
        this.settled = windows;
        this.ahead = windows;
    }

    /** An interval of a node has come in, for the first time; it stands in the node's tally already. */
    void onInterval(TestNode node, IntervalReport interval, RequestCounts counts) {
        long index = interval.index();
        if (settled.isEmpty() || index < settledUntil || index >= plannedWhole) {
            return;
        }
        if (interval.histograms().of(Measure.SEND_DELAY).isPresent()) {
            lastSending = Math.max(lastSending, index);
        }
        unsettled
                .computeIfAbsent(index, i -> new HashMap<>())
                .put(node.nodeId(), new Told(interval.histograms(), counts));
        if (index < aheadUntil) {
            fallBack();
        }
    }

    /**
     * What a threshold came to in the worst full window so far; NaN before there is one with samples.
     *
     * @param awaited drivers that are still waited for: a window ends with the last interval all of them have told
     */
    double worst(Threshold threshold, Predicate<TestNode> awaited) {
        settle();
        moveAhead(awaited);
        return ahead.stream()
                .mapToDouble(window -> window.worst(threshold))
                .filter(value -> !Double.isNaN(value))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Lets go of what can be made again. */
    void compact() {
        settle();
        fallBack();
        settled.forEach(RollingWindow::compact);
    }

    private void settle() {
        while (!unsettled.isEmpty()
                && settledUntil <= unsettled.lastKey()
                && settledUntil < wholeUntil()
                && (unsettled.size() > MOST_UNSETTLED || isIn(settledUntil, node -> true))) {
            Map<NodeId, Told> told = unsettled.remove(settledUntil);
            settled.forEach(window -> window.advance(told == null ? Map.of() : told));
            settledUntil++;
        }
        if (aheadUntil < settledUntil) {
            fallBack();
        }
    }

    private void moveAhead(Predicate<TestNode> awaited) {
        long last = unsettled.isEmpty() ? -1 : unsettled.lastKey();
        while (aheadUntil < wholeUntil() && aheadUntil <= last && isIn(aheadUntil, awaited)) {
            if (ahead == settled) {
                ahead = settled.stream().map(RollingWindow::copy).toList();
            }
            Map<NodeId, Told> told = unsettled.getOrDefault(aheadUntil, Map.of());
            ahead.forEach(window -> window.advance(told));
            aheadUntil++;
        }
    }

    private void fallBack() {
        ahead = settled;
        aheadUntil = settledUntil;
    }

    /** Where the plan does not say when sending ends, the interval in which it ends is no whole one. */
    private long wholeUntil() {
        return endIsPlanned ? plannedWhole : Math.min(plannedWhole, lastSending);
    }

    private boolean isIn(long index, Predicate<TestNode> awaited) {
        return nodes.stream()
                .filter(awaited)
                .map(TestNode::tally)
                .allMatch(tally -> tally.intervals().has(index) || (tally.isFinal() && index > tally.lastIndex()));
    }

    private static int length(@Nullable Duration window, Duration interval) {
        long nanos = window == null ? 0 : window.toNanos();
        return (int) Math.max(1, (nanos + interval.toNanos() - 1) / interval.toNanos());
    }
}
