package dev.landfall.driver.engine;

/** Sends requests for a {@link Pacer}. */
interface Sender {

    /** False when nothing may be sent at this moment: what is due waits. A process may stand still between any two requests. */
    boolean maySend(long nowNanos);

    /** Sends a request over a slot that was taken; the moment of sending is now. */
    void send(Slot slot, long intendedNanos, long nowNanos);
}
