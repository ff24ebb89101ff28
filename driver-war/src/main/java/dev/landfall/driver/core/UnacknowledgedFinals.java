package dev.landfall.driver.core;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.FinalReport;
import dev.landfall.message.OrchestratorBeat;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The final reports that no beat has acknowledged yet, repeated every 5 s. One that is in the log while no beat has listed its test for
 * 60 s rests until a beat lists it again; the last eight are kept. Not thread-safe: belongs to {@link Serial}.
 */
final class UnacknowledgedFinals {

    private static final System.Logger LOG = System.getLogger(UnacknowledgedFinals.class.getName());
    private static final int MOST = 8;
    private static final long REPEATED_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long RESTS_AFTER_NANOS = Duration.ofSeconds(60).toNanos();

    private final NodeId nodeId;
    private final ReportSender sender;
    private final Serial serial;
    private final Map<TestId, Pending> pending = new LinkedHashMap<>();

    private static final class Pending {
        private final FinalReport report;
        private final boolean leased;
        private long sentNanos;
        private long listedNanos;
        private boolean logged;
        private CompletableFuture<Void> sending = new CompletableFuture<>();

        Pending(FinalReport report, boolean leased, long nowNanos) {
            this.report = report;
            this.leased = leased;
            this.listedNanos = nowNanos;
        }

        boolean isDue(long nowNanos) {
            boolean rests = logged && nowNanos - listedNanos > RESTS_AFTER_NANOS;
            return nowNanos - sentNanos >= REPEATED_EVERY_NANOS && !rests;
        }
    }

    UnacknowledgedFinals(NodeId nodeId, ReportSender sender, Serial serial) {
        this.nodeId = nodeId;
        this.sender = sender;
        this.serial = serial;
    }

    /**
     * Publishes a final report.
     *
     * @param leased false: no beat will ever acknowledge it, so that once in the log is enough
     */
    void add(FinalReport report, boolean leased, long nowNanos) {
        Pending next = new Pending(report, leased, nowNanos);
        pending.put(report.testId(), next);
        if (pending.size() > MOST) {
            Iterator<TestId> oldest = pending.keySet().iterator();
            TestId given = oldest.next();
            oldest.remove();
            LOG.log(WARNING, () -> "test=" + given + " final report was never acknowledged and is given up");
        }
        send(next, report, nowNanos);
    }

    void on(OrchestratorBeat beat, long nowNanos) {
        for (OrchestratorBeat.TestOrder order : beat.tests()) {
            Pending listed = pending.get(order.testId());
            if (listed != null) {
                listed.listedNanos = nowNanos;
                if (order.finals().contains(nodeId)) {
                    pending.remove(order.testId());
                    LOG.log(INFO, () -> "test=" + order.testId() + " final report acknowledged");
                }
            }
        }
    }

    void repeat(long nowNanos) {
        for (Pending due : List.copyOf(pending.values())) {
            if (due.isDue(nowNanos)) {
                send(due, RunReport.again(due.report), nowNanos);
            }
        }
    }

    /** Done once the broker has taken, or failed to take, all that was sent last. */
    CompletionStage<Void> sent() {
        return CompletableFuture.allOf(
                pending.values().stream().map(p -> p.sending).toArray(CompletableFuture<?>[]::new));
    }

    private void send(Pending one, FinalReport report, long nowNanos) {
        one.sentNanos = nowNanos;
        CompletableFuture<Void> sending = new CompletableFuture<>();
        one.sending = sending;
        sender.send(report).whenComplete((position, failure) -> {
            if (failure == null) {
                serial.execute(() -> logged(one));
            }
            sending.complete(null);
        });
    }

    private void logged(Pending one) {
        one.logged = true;
        if (!one.leased) {
            pending.remove(one.report.testId(), one);
        }
    }
}
