package dev.landfall.launcher.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A member's place in the stack, with the process that fills it now, if one does. Its fields are guarded by itself. */
final class Slot {
    private final Member member;
    private final Path log;
    private @Nullable Child child;
    private boolean mayEnd = true;

    Slot(Member member, Path log) {
        this.member = member;
        this.log = log;
    }

    Member member() {
        return member;
    }

    Path log() {
        return log;
    }

    synchronized @Nullable Child child() {
        return child;
    }

    synchronized boolean isRunning() {
        return child != null && child.isAlive();
    }

    /** A new process; until it is watched whoever started it looks after its end. */
    synchronized void fill(Child started) {
        child = started;
        mayEnd = true;
    }

    /** From now on its end is a surprise that must be told. */
    synchronized void watch() {
        mayEnd = false;
    }

    synchronized boolean mayEnd(Child ended) {
        return mayEnd || child != ended;
    }

    /** Stops its process, if there is one, and returns when it is gone. */
    void empty() {
        Child running;
        synchronized (this) {
            running = child;
            mayEnd = true;
        }
        if (running != null && running.isAlive()) {
            running.stop();
        }
    }
}
