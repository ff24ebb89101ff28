package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of one event loop and, where the plan gives connecting a time of its own, knows which attempt takes too long,
 * with the TLS handshake in it. An attempt made for a request has the time that the request has left for it. Owned by its event loop.
 */
final class ConnectWatch implements Connections {

    private record Attempt(Connection connection, Slot slot, long deadlineNanos) {}

    private final Connections connections;
    private final long limitNanos;
    private final Alarm alarm;
    private final PriorityQueue<Attempt> attempts =
            new PriorityQueue<>(Comparator.comparingLong(Attempt::deadlineNanos));

    /** @param limitNanos {@link EngineClock#NEVER} where only the request's own time-out counts */
    ConnectWatch(Connections connections, long limitNanos, Alarm alarm) {
        this.connections = connections;
        this.limitNanos = limitNanos;
        this.alarm = alarm;
    }

    @Override
    public Connection open(Slot slot, ConnectionOwner owner) {
        Connection connection = connections.open(slot, owner);
        if (limitNanos != NEVER && connection.isOpening()) {
            boolean forRequest = slot.busy && slot.hop == null;
            long since = forRequest ? Math.min(slot.sentNanos, connection.beganNanos()) : connection.beganNanos();
            attempts.add(new Attempt(connection, slot, since + limitNanos));
            alarm.ringBy(since + limitNanos);
        }
        return connection;
    }

    @Override
    public void close() {
        attempts.clear();
        connections.close();
    }

    /** A slot whose connection should be open by now and is not; null if there is none. Each attempt is named once. */
    @Nullable
    Slot takeOverdue(long nowNanos) {
        if (nextOverdueNanos() > nowNanos) {
            return null;
        }
        return attempts.remove().slot();
    }

    /** When the next attempt will have taken too long, unless it succeeds. */
    long nextOverdueNanos() {
        Attempt next;
        while ((next = attempts.peek()) != null) {
            if (next.slot().connection == next.connection() && next.connection().isOpening()) {
                return next.deadlineNanos();
            }
            attempts.remove();
        }
        return NEVER;
    }
}
