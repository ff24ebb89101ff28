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
 * 60 s rests until a beat lists it again; the last eight are repeated, older ones again by the next life of this driver. Not thread-safe: belongs to {@link Serial}.
 */
final class UnacknowledgedFinals {

    private static final System.Logger LOG = System.getLogger(UnacknowledgedFinals.class.getName());
    private static final int MOST = 8;
    private static final long REPEATED_EVERY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long RESTS_AFTER_NANOS = Duration.ofSeconds(60).toNanos();

    /** A restarted driver may have the last words of earlier lives besides its own. */
    private record Key(TestId testId, NodeId nodeId) {
        static Key of(FinalReport report) {
            return new Key(report.testId(), report.nodeId());
        }
    }

    private final ReportSender sender;
    private final CounterStore store;
    private final Serial serial;
    private final Map<Key, Pending> pending = new LinkedHashMap<>();

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

    UnacknowledgedFinals(ReportSender sender, CounterStore store, Serial serial) {
        this.sender = sender;
        this.store = store;
        this.serial = serial;
    }

    /**
     * Publishes a final report.
     *
     * @param leased false: no beat will ever acknowledge it, so that once in the log is enough
     */
    void add(FinalReport report, boolean leased, long nowNanos) {
        Pending next = new Pending(report, leased, nowNanos);
        pending.put(Key.of(report), next);
        if (pending.size() > MOST) {
            Iterator<Key> oldest = pending.keySet().iterator();
            TestId given = oldest.next().testId();
            oldest.remove();
            LOG.log(WARNING, () -> "test=" + given + " final report was never acknowledged and is given up");
        }
        send(next, report, nowNanos);
    }

    void on(OrchestratorBeat beat, long nowNanos) {
        for (OrchestratorBeat.TestOrder order : beat.tests()) {
            for (Map.Entry<Key, Pending> each : List.copyOf(pending.entrySet())) {
                if (each.getKey().testId().equals(order.testId())) {
                    each.getValue().listedNanos = nowNanos;
                    acknowledge(each.getKey(), order);
                }
            }
        }
    }

    private void acknowledge(Key key, OrchestratorBeat.TestOrder order) {
        if (order.finals().contains(key.nodeId())) {
            pending.remove(key);
            store.drop(key.testId(), key.nodeId());
            LOG.log(INFO, () -> "test=" + key.testId() + " final report of " + key.nodeId() + " acknowledged");
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
            pending.remove(Key.of(one.report), one);
        }
    }
}
