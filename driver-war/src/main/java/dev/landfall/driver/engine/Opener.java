package dev.landfall.driver.engine;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Opens the connections of one event loop: those of the preparing phase a few at a time, so that thousands of them do not keep the
 * machine from everything else. Owned by its event loop.
 */
final class Opener {

    /** Connections of one event loop that are being opened at once while nothing waits for them. */
    static final int BURST = 64;

    private final List<Slot> slots;
    private final SlotPool pool;
    private final Function<Slot, Connection> connections;
    private @Nullable Runnable whenPrepared;
    private int nextToPrepare;
    private int opening;

    Opener(List<Slot> slots, SlotPool pool, Function<Slot, Connection> connections) {
        this.slots = slots;
        this.pool = pool;
        this.connections = connections;
    }

    /** Opens a connection for every slot that has none; {@code whenDone} once each was tried. */
    void prepare(Runnable whenDone) {
        whenPrepared = whenDone;
        goOnPreparing();
    }

    /** Begins to open a connection for a slot that has none. */
    void open(Slot slot) {
        assert slot.connection == null : "has a connection";
        opening++;
        slot.connection = connections.apply(slot);
        pool.connectionChanged(slot);
    }

    /** A connection has been opened, or given up before it was. */
    void ended() {
        opening--;
        goOnPreparing();
    }

    /** True when one more may be opened although nothing waits for it. */
    boolean hasRoom() {
        return opening < BURST;
    }

    private void goOnPreparing() {
        Runnable whenDone = whenPrepared;
        if (whenDone == null) {
            return;
        }
        while (hasRoom() && nextToPrepare < slots.size()) {
            Slot slot = slots.get(nextToPrepare++);
            if (slot.connection == null) {
                open(slot);
            }
        }
        if (opening == 0 && nextToPrepare == slots.size()) {
            whenPrepared = null;
            whenDone.run();
        }
    }

    /** Prepares nothing more. */
    void close() {
        whenPrepared = null;
    }
}
