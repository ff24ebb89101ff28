package dev.landfall.driver.engine;

/** Hears from the event loops of a load, on their threads. */
interface LoopListener {

    /** A loop has tried to open all its connections. */
    void loopPrepared();

    /** A loop sends nothing any more and nothing is in flight there. */
    void loopDone(long nowNanos);

    /** A loop has closed its last interval and its connections. */
    void loopClosed();

    /** The engine itself is at fault: the load cannot go on. */
    void loopFailed(Throwable cause);
}
