package dev.landfall.driver.core;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.lifecycle.EndReason;
import dev.landfall.message.FinalReport;
import dev.landfall.message.Health;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what loads have to tell: their closed intervals, and at the end their totals; and keeps both where the death of the process does
 * not reach them. Not thread-safe: belongs to {@link Serial}.
 */
final class LoadReports {

    private static final System.Logger LOG = System.getLogger(LoadReports.class.getName());

    /**
     * With intervals of a second every fourth is kept: at the death of this process the four after it are missing, a part of a fifth, and
     * never more than 5 s, however unevenly the timers come.
     */
    private static final long KEPT_EVERY_NANOS = Duration.ofMillis(3_500).toNanos();

    private final DriverPorts ports;
    private final MetricsOutbox outbox;
    private final UnacknowledgedFinals finals;
    private long keptNanos;

    LoadReports(DriverPorts ports, MetricsOutbox outbox, UnacknowledgedFinals finals) {
        this.ports = ports;
        this.outbox = outbox;
        this.finals = finals;
    }

    /** Sends again what the broker did not take. */
    void retry() {
        outbox.retry();
    }

    /** A load starts: what the probe has seen so far is not its own. */
    void begin() {
        Health unused = ports.metricsHealth().read();
        keptNanos = ports.clock().nanos() - KEPT_EVERY_NANOS;
    }

    /** Publishes the intervals that have closed since; the probe is read only when there is one, as its own figures. */
    void ship(Execution e) {
        tellFailures(e);
        List<LoadInterval> closed = e.load().map(Load::takeClosedIntervals).orElse(List.of());
        if (!closed.isEmpty()) {
            send(e, closed, ports.metricsHealth().read());
            keep(e);
        }
    }

    /** With the first interval, then so often that at most 5 s are missing. A test of another orchestrator has nobody who would ask for it. */
    private void keep(Execution e) {
        long now = ports.clock().nanos();
        if (e.assignment().leased() && now - keptNanos >= KEPT_EVERY_NANOS) {
            keptNanos = now;
            ErrorExamples examples = e.load().map(Load::examples).orElse(ErrorExamples.NONE);
            e.report().flatMap(report -> report.soFar(examples)).ifPresent(ports.counters()::keep);
        }
    }

    /** The last word; one of totals and failure is there. */
    void end(Execution e, @Nullable LoadTotals totals, @Nullable Throwable failure) {
        Health health = ports.metricsHealth().read();
        tellFailures(e);
        ErrorExamples examples = e.load().map(Load::examples).orElse(ErrorExamples.NONE);
        send(e, e.load().map(Load::takeClosedIntervals).orElse(List.of()), health);
        boolean leased = e.assignment().leased();
        long now = ports.clock().nanos();
        RunReport report = e.report().orElseThrow();
        if (totals == null) {
            LOG.log(ERROR, () -> e.assignment().ids() + " the engine failed", failure);
            finish(report.failed(examples, health), leased, now);
        } else {
            EndReason why = e.endReason().orElse(EndReason.PLAN_ELAPSED);
            log(e, why, totals);
            finish(report.last(totals, first(e), examples, why, health), leased, now);
        }
    }

    private void finish(FinalReport last, boolean leased, long now) {
        if (leased) {
            ports.counters().keep(last);
        }
        finals.add(last, leased, now);
    }

    /** Once for each class, as soon as it is seen: a person may still be there to mend it. */
    private static void tellFailures(Execution e) {
        ErrorExamples examples = e.load().map(Load::examples).orElse(ErrorExamples.NONE);
        e.report()
                .ifPresent(report -> report.news(examples)
                        .forEach((error, text) ->
                                LOG.log(WARNING, () -> e.assignment().ids() + " first " + error + ": " + text)));
    }

    private void send(Execution e, List<LoadInterval> closed, Health health) {
        e.report().ifPresent(report -> closed.forEach(i -> outbox.send(report.interval(i, first(e), health))));
    }

    private static Optional<FirstRequest> first(Execution e) {
        return e.load().flatMap(Load::first);
    }

    private static void log(Execution e, EndReason why, LoadTotals totals) {
        RequestCounts c = totals.counts();
        LOG.log(
                INFO,
                () -> e.assignment().ids() + " " + e.state() + "->IDLE " + why + " scheduled=" + c.scheduled()
                        + " sent=" + c.sent() + " succeeded=" + c.succeeded() + " failed=" + c.failed() + " not_sent="
                        + c.notSentTotal());
        if (totals.clipped() > 0) {
            LOG.log(WARNING, () -> e.assignment().ids() + " times over an hour, kept as an hour: " + totals.clipped());
        }
    }
}
