package dev.landfall.driver.core;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The one lock of a driver: whatever touches its state runs in here, one piece of work at a time, on the thread that brings it. Work is
 * short and never blocks, so poll loop, timers and event loops may all bring some. A piece may run another inside itself.
 */
final class Serial implements Executor {

    @Override
    public synchronized void execute(Runnable work) {
        work.run();
    }

    synchronized <T> T call(Supplier<T> work) {
        return work.get();
    }
}
