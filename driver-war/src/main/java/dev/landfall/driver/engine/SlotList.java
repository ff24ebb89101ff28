package dev.landfall.driver.engine;

import org.jspecify.annotations.Nullable;

/** Slots in a row, linked through themselves: adding, removing and taking cost a few writes and allocate nothing. */
final class SlotList {

    private @Nullable Slot first;
    private @Nullable Slot last;

    boolean isEmpty() {
        return first == null;
    }

    @Nullable
    Slot first() {
        return first;
    }

    void addLast(Slot slot) {
        assert slot.list == null : "stands in a list already";
        slot.list = this;
        slot.previous = last;
        slot.next = null;
        if (last == null) {
            first = slot;
        } else {
            last.next = slot;
        }
        last = slot;
    }

    void remove(Slot slot) {
        assert slot.list == this : "stands in another list or none";
        Slot before = slot.previous;
        Slot after = slot.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        slot.list = null;
        slot.previous = null;
        slot.next = null;
    }

    @Nullable
    Slot takeFirst() {
        Slot slot = first;
        if (slot != null) {
            remove(slot);
        }
        return slot;
    }
}
