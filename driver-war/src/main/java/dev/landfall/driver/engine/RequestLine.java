package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one event loop and their connections: puts requests on them, opens and replaces them, and says how each request ended.
 * Owned by that event loop.
 */
final class RequestLine implements ConnectionOwner {

    /** A connection that lived shorter and carried nothing is not opened again before a request needs it. */
    private static final long SHORT_LIFE_NANOS = 1_000_000_000;

    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    /** Hears how requests end. */
    interface Ending {

        /**
         * A request is over.
         *
         * @param failure null for a success
         */
        void ended(Slot slot, @Nullable ErrorClass failure, long nowNanos);

        /** A connection that the target closed between requests is being replaced. */
        void replaced();

        /** False when no further request will be sent. */
        boolean isSending();

        /** False when a request that waits for its connection, or that a redirect leads on, is cut instead. */
        boolean maySend(long nowNanos);

        void engineFailed(Throwable cause);
    }

    private final Connections connections;
    private final SlotPool pool;
    private final @Nullable Redirects redirects;
    private final FirstFailures failures;
    private final Ending ending;
    private final List<Slot> slots;
    private final Opener opener;

    /** @param redirects null: they are answers like others */
    RequestLine(
            Connections connections,
            SlotPool pool,
            int slotCount,
            @Nullable Redirects redirects,
            FirstFailures failures,
            Ending ending) {
        this.connections = connections;
        this.pool = pool;
        this.redirects = redirects;
        this.failures = failures;
        this.ending = ending;
        this.slots = Stream.generate(Slot::new).limit(slotCount).toList();
        slots.forEach(pool::add);
        this.opener = new Opener(slots, pool, slot -> connections.open(slot, this));
    }

    /** Opens all connections; {@code whenDone} once each was tried. */
    void open(Runnable whenDone) {
        opener.prepare(whenDone);
    }

    /** Sends the slot's request, connecting first if need be. */
    void transmit(Slot slot) {
        Connection connection = slot.connection;
        if (connection == null) {
            connect(slot);
        } else if (!connection.isOpening()) {
            send(slot, connection);
        }
    }

    /** Gives up an attempt to connect that took too long. */
    void giveUpOpening(Slot slot) {
        Connection connection = slot.connection;
        if (connection != null && connection.isOpening()) {
            connection.abandon();
            openingFailed(connection, slot, ErrorClass.CONNECT_TIMEOUT);
        }
    }

    /** Closes the connection of a request that is given up; false if it was not even open. */
    boolean giveUp(Slot slot) {
        Connection connection = slot.connection;
        boolean open = connection != null && !connection.isOpening();
        if (!open) {
            slot.failedConnects++;
        }
        drop(slot);
        return open;
    }

    /** Replaces the lost connection of an idle slot, so that it is there when it is needed; not where connecting failed just now. */
    void reopen(Slot slot) {
        boolean wanted = !slot.busy && slot.connection == null && slot.failedConnects == 0;
        if (wanted && opener.hasRoom() && ending.isSending()) {
            connect(slot);
        }
    }

    /** Closes all connections, and what they have in common. */
    void close() {
        opener.close();
        slots.forEach(this::drop);
        connections.close();
    }

    @Override
    public void opened(Connection connection, Slot slot) {
        slot.failedConnects = 0;
        opener.ended();
        if (!slot.busy) {
            pool.connectionChanged(slot);
            return;
        }
        long nowNanos = EngineClock.now();
        if (ending.maySend(nowNanos)) {
            send(slot, connection);
        } else {
            ending.ended(slot, ErrorClass.CUT, nowNanos);
        }
    }

    @Override
    public void openingFailed(Connection connection, Slot slot, ErrorClass error) {
        slot.connection = null;
        slot.failedConnects++;
        failures.note(error, connection.cause());
        opener.ended();
        if (!slot.busy) {
            pool.connectionChanged(slot);
            return;
        }
        long nowNanos = EngineClock.now();
        if (connection.beganNanos() < slot.sentNanos && ending.maySend(nowNanos)) {
            connect(slot); // that attempt was made for no request: this one has a right to its own
        } else {
            ending.ended(slot, error, nowNanos);
        }
    }

    @Override
    public void answered(
            Connection connection, Slot slot, int status, @Nullable ErrorClass fault, boolean reusable, long nowNanos) {
        Redirects.Step step = fault == null ? redirection(connection, slot, status) : null;
        if (!reusable) {
            slot.replacing = fault == null && connection.countsWhenLost();
            drop(slot);
        }
        if (step != null) {
            redirected(slot, step, nowNanos);
            return;
        }
        ErrorClass failure = fault == null ? failureOf(status) : fault;
        if (fault != null) {
            failures.note(fault, connection.cause());
        } else if (failure != null) {
            failures.noteStatus(failure, status);
        }
        ending.ended(slot, failure, nowNanos);
    }

    @Override
    public void closed(Connection connection, Slot slot, long nowNanos) {
        slot.connection = null;
        slot.replacing = connection.countsWhenLost();
        pool.connectionChanged(slot);
        if (connection.hasServed() || nowNanos - connection.beganNanos() > SHORT_LIFE_NANOS) {
            reopen(slot);
        }
    }

    @Override
    public void engineFailed(Throwable cause) {
        ending.engineFailed(cause);
    }

    /** Null for an answer that is the last. */
    private Redirects.@Nullable Step redirection(Connection connection, Slot slot, int status) {
        return redirects == null || !Redirects.isRedirect(status)
                ? null
                : redirects.next(slot, status, connection.location());
    }

    private void redirected(Slot slot, Redirects.Step step, long nowNanos) {
        if (step instanceof Redirects.Step.Refuse refused) {
            failures.noteText(ErrorClass.REDIRECT, refused.why());
            ending.ended(slot, ErrorClass.REDIRECT, nowNanos);
        } else if (step instanceof Redirects.Step.Follow follow && ending.maySend(nowNanos)) {
            slot.hop = follow.hop();
            transmit(slot);
        } else {
            ending.ended(slot, ErrorClass.CUT, nowNanos);
        }
    }

    private static void send(Slot slot, Connection connection) {
        Hop hop = slot.hop;
        if (hop == null) {
            connection.send(slot.warmUp);
        } else {
            connection.follow(hop);
        }
    }

    private void connect(Slot slot) {
        if (slot.replacing) {
            slot.replacing = false;
            ending.replaced();
        }
        opener.open(slot);
    }

    private void drop(Slot slot) {
        Connection connection = slot.connection;
        if (connection == null) {
            return;
        }
        slot.connection = null;
        boolean wasOpening = connection.isOpening();
        connection.abandon();
        if (wasOpening) {
            opener.ended();
        }
    }

    private static @Nullable ErrorClass failureOf(int status) {
        if (status < CLIENT_ERRORS) {
            return null;
        }
        return status < SERVER_ERRORS ? ErrorClass.HTTP_4XX : ErrorClass.HTTP_5XX;
    }
}
