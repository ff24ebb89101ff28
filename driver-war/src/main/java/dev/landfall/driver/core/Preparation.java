package dev.landfall.driver.core;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Brings an assignment to open connections: limits and secrets, addresses, allow-list, engine. What comes back late, for an execution
 * that is no longer the current one, is dropped. Not thread-safe: belongs to {@link Serial}.
 */
final class Preparation {

    /** What becomes of it; called within {@link Serial}. */
    interface Events {

        boolean isCurrent(Execution execution);

        void connected(Execution execution);

        void refused(Execution execution, String reason);

        /** The load is over; one of totals and failure is there. */
        void finished(Execution execution, @Nullable LoadTotals totals, @Nullable Throwable failure);
    }

    private final DriverPorts ports;
    private final Serial serial;
    private final OrderMaker orders;
    private final Events events;
    private CompletionStage<?> engineFree = CompletableFuture.completedStage(Boolean.TRUE);

    Preparation(DriverSettings settings, DriverPorts ports, Serial serial, Events events) {
        this.ports = ports;
        this.serial = serial;
        this.orders = new OrderMaker(settings, ports.secrets());
        this.events = events;
    }

    void begin(Execution e) {
        try {
            orders.check(e.assignment());
        } catch (Refusal refusal) {
            events.refused(e, refusal.reason());
            return;
        }
        String host = e.assignment().plan().target().url().getHost();
        ports.resolver()
                .resolve(host)
                .whenComplete((addresses, failure) -> onlyIfCurrent(e, () -> {
                    if (addresses == null) {
                        events.refused(e, "DNS: host " + host + " has no address");
                    } else {
                        // An engine has one load: the one before may have been given up and still be on its way out.
                        engineFree.whenComplete((nothing, ignored) -> onlyIfCurrent(e, () -> resolved(e, addresses)));
                    }
                }));
    }

    private void resolved(Execution e, List<InetAddress> addresses) {
        Load load;
        try {
            load = ports.engine().prepare(orders.order(e.assignment(), addresses));
        } catch (Refusal refusal) {
            events.refused(e, refusal.reason());
            return;
        } catch (IllegalStateException | IllegalArgumentException wrong) {
            events.refused(e, "ENGINE: " + wrong.getMessage());
            return;
        }
        e.attach(load);
        engineFree = load.finished().handle((totals, failure) -> load);
        load.prepared()
                .whenComplete((nothing, failure) -> onlyIfCurrent(e, () -> {
                    if (failure == null) {
                        events.connected(e);
                    } else {
                        events.refused(e, "ENGINE: " + cause(failure).getMessage());
                    }
                }));
        load.finished()
                .whenComplete((totals, failure) ->
                        onlyIfCurrent(e, () -> events.finished(e, totals, failure == null ? null : cause(failure))));
    }

    private void onlyIfCurrent(Execution e, Runnable work) {
        serial.execute(() -> {
            if (events.isCurrent(e)) {
                work.run();
            }
        });
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
