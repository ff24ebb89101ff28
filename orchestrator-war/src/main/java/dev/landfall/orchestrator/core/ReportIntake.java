package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.DriverStatus;
import dev.landfall.message.FiguresReport;
import dev.landfall.message.FinalReport;
import dev.landfall.message.IntervalReport;
import dev.landfall.message.LogPosition;
import dev.landfall.message.MetricsReport;
import dev.landfall.orchestrator.core.IgnoredCounts.Cause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts a driver's reports into its part of a test. Belongs to the coordinator. */
final class ReportIntake {

    /** Intervals are at least this long, so no test has more of them than its seconds. */
    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);

    private static final Duration STALL_TOLD_AFTER = Duration.ofSeconds(3);

    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** One driver's part of one test. */
    record Part(LoadTest test, TestNode node) {}

    private final IgnoredCounts ignored;
    private final FoldListener listener;
    private final Duration metricsInterval;

    ReportIntake(IgnoredCounts ignored, FoldListener listener, Duration metricsInterval) {
        this.ignored = ignored;
        this.listener = listener;
        this.metricsInterval = metricsInterval;
    }

    /** What a driver says of its assignment in its beat. */
    void take(LoadTest test, NodeId nodeId, DriverStatus status, Instant loggedAt) {
        TestNode node = test.node(nodeId).orElse(null);
        if (node == null || !status.incarnation().equals(node.incarnation())) {
            ignored.add(Cause.UNASSIGNED_NODE);
            return;
        }
        if (!test.epoch().equals(status.epoch())) {
            ignored.add(Cause.OLD_EPOCH);
            return;
        }
        if (node.tally().isFinal()) {
            return;
        }
        boolean stalls = status.state() == DriverState.STALLED;
        node.stalls(stalls, loggedAt);
        if (stalls && test.startAt() != null && !test.hasEnded()) {
            markStall(node, Duration.between(test.startAt().plus(test.plan().warmUp()), loggedAt));
            listener.dataRead(test);
        }
        if (status.state() == DriverState.READY) {
            node.becomeReady();
        } else if (status.state() == DriverState.REFUSED) {
            node.refuse(status.reason() == null ? "no reason given" : status.reason());
        }
    }

    /** A stall is told once it has lasted for 3 s: those are bad too. Seconds with a little room, for the heartbeat was on its way. */
    private void markStall(TestNode node, Duration now) {
        if (!now.isNegative()) {
            long to = now.dividedBy(metricsInterval);
            long from = now.compareTo(STALL_TOLD_AFTER) < 0
                    ? 0
                    : now.minus(STALL_TOLD_AFTER).dividedBy(metricsInterval);
            node.tally().intervals().strain().stalled(from, to);
        }
    }

    void take(Part part, FiguresReport report, LogPosition at) {
        if (report.figures().equals(part.node.given())) {
            ignored.add(Cause.REPEATED);
            return;
        }
        part.node.give(report.figures(), at.loggedAt());
        listener.dataRead(part.test);
    }

    void take(Part part, MetricsReport report, long nowNanos) {
        if (isImpossible(part, report.interval())) {
            return;
        }
        boolean newInterval = isNew(part, report.interval());
        try {
            if (part.node.tally().accept(report)) {
                showInterval(part, newInterval ? report : null, nowNanos);
                listener.dataRead(part.test);
            } else {
                ignored.add(Cause.REPEATED);
            }
        } catch (IllegalArgumentException e) {
            ignored.add(Cause.BAD_HISTOGRAM);
        }
    }

    void take(Part part, FinalReport last, LogPosition at, long nowNanos) {
        IntervalReport closing = last.metrics().interval();
        if (isImpossible(part, closing)) {
            return;
        }
        boolean newInterval = isNew(part, closing);
        try {
            if (part.node.tally().accept(last)) {
                part.node.finalRead(at.loggedAt());
                showInterval(part, newInterval ? last.metrics() : null, nowNanos);
                part.test.timeline().onEnd(part.node);
                listener.dataRead(part.test);
            } else {
                ignored.add(Cause.REPEATED);
            }
            listener.finalRead(part.test);
        } catch (IllegalArgumentException e) {
            ignored.add(Cause.BAD_HISTOGRAM);
        }
    }

    private static boolean isNew(Part part, @Nullable IntervalReport interval) {
        return interval != null && !part.node.tally().intervals().has(interval.index());
    }

    private static void showInterval(Part part, @Nullable MetricsReport report, long nowNanos) {
        IntervalReport interval = report == null ? null : report.interval();
        if (report != null && interval != null) {
            part.test.timeline().onInterval(part.node, interval.index(), interval.histograms(), nowNanos);
            part.test.windows().onInterval(part.node, interval, report.counts());
            part.test.times().onInterval(interval.index(), interval.histograms());
        }
    }

    /**
     * An index that no clock of ours can reach would make a gap of any length; and seconds of drivers that cut at another interval are not
     * the same seconds: they count as missing, which the report says, rather than being added to those of others.
     */
    private boolean isImpossible(Part part, @Nullable IntervalReport interval) {
        if (interval != null && !interval.start().equals(metricsInterval.multipliedBy(interval.index()))) {
            ignored.add(Cause.OTHER_INTERVAL);
            return true;
        }
        Duration longest = part.test
                .plan()
                .limits()
                .longest()
                .plus(part.test.plan().target().timeout().multipliedBy(2))
                .plus(MARGIN);
        boolean impossible = interval != null && interval.index() > longest.dividedBy(LEAST_INTERVAL);
        if (impossible) {
            ignored.add(Cause.IMPOSSIBLE_INTERVAL);
        }
        return impossible;
    }
}
