package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.EngineClock.NEVER;

import dev.landfall.stats.NotSentReason;

/** Decides when one event loop sends its next request, for one phase of a load. Owned by that loop. */
sealed interface Pacer permits OpenPacer, ClosedPacer, Pacer.Idle {

    /** Sends whatever is due and has a slot. */
    void run(long nowNanos);

    /** A slot has no request any more: it goes back to the pool, or rests. */
    void released(Slot slot, long nowNanos);

    /** When {@link #run} wants to be called although nothing else happens. */
    long nextNanos();

    /** True when this phase sends nothing any more and nothing waits to be sent. */
    boolean isOver(long nowNanos);

    /** Ends the phase: what is due and waits is not sent, for this reason. */
    void stop(NotSentReason reason, long nowNanos);

    /** Before the start and after a stop: sends nothing. */
    record Idle(SlotPool pool) implements Pacer {

        @Override
        public void run(long nowNanos) {}

        @Override
        public void released(Slot slot, long nowNanos) {
            pool.add(slot);
        }

        @Override
        public long nextNanos() {
            return NEVER;
        }

        @Override
        public boolean isOver(long nowNanos) {
            return true;
        }

        @Override
        public void stop(NotSentReason reason, long nowNanos) {}
    }
}
