package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The slots of one event loop that have no request: those that may be taken, the longest free first and open connections before others,
 * and virtual users that rest. Owned by one event loop.
 */
final class SlotPool {

    private final SlotList open = new SlotList();
    private final SlotList opening = new SlotList();
    private final SlotList unconnected = new SlotList();
    private final PriorityQueue<Slot> resting =
            new PriorityQueue<>(Comparator.comparingLong((Slot slot) -> slot.wakeNanos));

    /** A slot that may be taken, and stays; null if there is none. */
    @Nullable
    Slot peek() {
        Slot slot = open.first();
        if (slot == null) {
            slot = opening.first();
        }
        return slot == null ? unconnected.first() : slot;
    }

    /** Takes a slot; null if there is none. */
    @Nullable
    Slot take() {
        Slot slot = peek();
        if (slot != null && slot.list != null) {
            slot.list.remove(slot);
        }
        return slot;
    }

    /** The slot may be taken. */
    void add(Slot slot) {
        Connection connection = slot.connection;
        SlotList list = connection == null ? unconnected : connection.isOpening() ? opening : open;
        list.addLast(slot);
    }

    /** Puts a slot where the state of its connection now belongs, if it is one that may be taken. */
    void connectionChanged(Slot slot) {
        if (slot.list != null && !slot.busy) {
            slot.list.remove(slot);
            add(slot);
        }
    }

    /** Keeps a slot from being taken until then. */
    void rest(Slot slot, long wakeNanos) {
        slot.wakeNanos = wakeNanos;
        resting.add(slot);
    }

    /** When the next resting slot may be taken. */
    long nextWakeNanos() {
        Slot slot = resting.peek();
        return slot == null ? NEVER : slot.wakeNanos;
    }

    /** Lets go on whoever has rested enough. */
    void wakeUpTo(long nowNanos) {
        while (nextWakeNanos() <= nowNanos) {
            add(resting.remove());
        }
    }
}
