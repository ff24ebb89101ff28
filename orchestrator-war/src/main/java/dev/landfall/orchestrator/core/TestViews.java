package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.StartReport;
import dev.landfall.orchestrator.core.IntervalStore.Hole;
import dev.landfall.orchestrator.core.view.Figures;
import dev.landfall.orchestrator.core.view.FleetState;
import dev.landfall.orchestrator.core.view.Ledger;
import dev.landfall.orchestrator.core.view.NodeView;
import dev.landfall.orchestrator.core.view.StartView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TestView.StopView;
import dev.landfall.orchestrator.core.view.TimelineView.Flow;
import dev.landfall.orchestrator.core.view.TimelineView.Gap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Makes the immutable view of a test, and shows its gaps in its timeline. Belongs to the coordinator; costs some milliseconds. */
final class TestViews {

    private static final double NANOS_PER_MILLI = 1e6;

    private static final Ledger NOT_YET = new Ledger(List.of("the test has not ended"));

    private final Fleet fleet;
    private final TestFigures figures;
    private final Verdicts verdicts;

    TestViews(Fleet fleet, TestFigures figures, Verdicts verdicts) {
        this.fleet = fleet;
        this.figures = figures;
        this.verdicts = verdicts;
    }

    TestView view(LoadTest test) {
        Figures whole = figures.whole(test);
        Ledger ledger = test.hasEnded() ? figures.ledger(test, whole) : NOT_YET;
        List<NodeId> excludes = test.nodes().stream()
                .filter(TestNode::isPublic)
                .map(TestNode::nodeId)
                .toList();
        Amendments amendments = test.amendments();
        Map<NodeId, NodeSeconds> seconds = seconds(test);
        return new TestView(
                test.id(),
                test.state(),
                test.reason(),
                test.createdAt(),
                test.startAt(),
                test.endedAt(),
                amendments.revision(),
                amendments.amendedAt(),
                amendments.saved(),
                test.plan(),
                stop(test),
                TestFigures.warmUp(test),
                test.nodes().stream().map(TestNode::nodeId).toList(),
                whole,
                start(test),
                verdicts.verdict(test, whole, test.hasEnded() ? ledger : null, seconds.values(), excludes),
                test.target().received(),
                ledger,
                drivers(test, seconds),
                excludes);
    }

    private List<NodeView> drivers(LoadTest test, Map<NodeId, NodeSeconds> seconds) {
        List<NodeView> drivers = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (TestNode node : test.nodes()) {
            NodeSeconds told = seconds.get(node.nodeId());
            List<Hole> holes = told == null ? List.of() : told.missing();
            holes.forEach(h -> gaps.add(new Gap(node.nodeId(), h.from(), h.to())));
            drivers.add(driver(node, holes));
        }
        test.timeline().showGaps(gaps);
        return drivers;
    }

    private NodeView driver(TestNode node, List<Hole> holes) {
        List<Long> missing = holes.stream()
                .flatMap(h -> LongStream.rangeClosed(h.from(), h.to()).boxed())
                .toList();
        FleetState lastState = node.lastState();
        return new NodeView(
                node.nodeId(),
                lastState == null ? fleet.state(node.nodeId(), node.incarnation()) : lastState,
                node.tally().endReason(),
                node.isPublic() ? null : figures.node(node),
                node.tally().warmUp(),
                node.given(),
                node.tally().health(),
                node.tally().worst(),
                node.tally().examples(),
                missing);
    }

    /**
     * Of each driver that tells: up to its own last interval; of one that fell silent, or was given up or died before its end, up to
     * the test's.
     */
    private Map<NodeId, NodeSeconds> seconds(LoadTest test) {
        Map<NodeId, NodeSeconds> seconds = new LinkedHashMap<>();
        for (TestNode node : test.ours()) {
            NodeTally tally = node.tally();
            boolean toldItsEnd = tally.isFinal() && tally.endReason() != EndReason.FENCED;
            boolean fellSilent = !toldItsEnd && (test.hasEnded() || node.isGone(fleet));
            long last = fellSilent ? test.timeline().lastIndex() : tally.lastIndex();
            seconds.put(
                    node.nodeId(),
                    new NodeSeconds(
                            node.nodeId(),
                            toldItsEnd && endsIdle(tally) ? last : last + 1,
                            tally.intervals().holes(last),
                            tally.intervals().strain()));
        }
        return seconds;
    }

    /** After the load there may be an interval, or a part of one, in which nothing happened: there is nothing to judge in it. */
    private static boolean endsIdle(NodeTally tally) {
        Flow closing = tally.intervals().flow(tally.lastIndex());
        return closing != null && closing.sent() == 0 && closing.completed() == 0;
    }

    private static @Nullable StopView stop(LoadTest test) {
        Stop stop = test.stop();
        if (stop == null) {
            return null;
        }
        Map<NodeId, Double> latencies = new HashMap<>();
        for (TestNode node : test.nodes()) {
            Instant finalAt = node.finalAt();
            if (finalAt != null && !finalAt.isBefore(stop.askedAt())) {
                latencies.put(
                        node.nodeId(), Duration.between(stop.askedAt(), finalAt).toNanos() / NANOS_PER_MILLI);
            }
        }
        return new StopView(stop.askedAt(), stop.written(), latencies);
    }

    private static StartView start(LoadTest test) {
        Map<NodeId, StartReport> told = new HashMap<>();
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (TestNode node : test.nodes()) {
            StartReport start = node.tally().start();
            if (start != null) {
                told.put(node.nodeId(), start);
                double late = start.actualOffsetMillis() - start.plannedOffsetMillis();
                least = Math.min(least, late);
                greatest = Math.max(greatest, late);
            }
        }
        return new StartView(
                test.triggerAsked() || test.startAt() != null,
                Lifecycle.waitsUntil(test),
                test.startAt(),
                told.size() < 2 ? null : greatest - least,
                told);
    }
}
