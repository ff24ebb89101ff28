package dev.landfall.driver.engine;

/** Sends a request over a slot that was taken; the moment of sending is now. */
@FunctionalInterface
interface Sender {
    void send(Slot slot, long intendedNanos, long nowNanos);
}
