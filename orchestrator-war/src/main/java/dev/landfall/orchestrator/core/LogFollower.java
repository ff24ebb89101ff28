package dev.landfall.orchestrator.core;

import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import java.time.Instant;

/**
 * Takes what stands in the log, each partition in its order. To be called on the coordinator alone. A start has three steps: everything of
 * {@code register}, {@code test_config}, {@code trigger} and {@code test_state} up to their ends; {@link #onCommandsRead}; the other
 * topics from the instant it gives, up to their ends; {@link #onCaughtUp}. From then on records come as they are written.
 */
public interface LogFollower {

    /**
     * True once another orchestrator has taken over: nothing is taken in any more, and the log is to be read again from its beginning by
     * another follower. Thread-safe.
     */
    boolean isOver();

    void onRecord(LogPosition at, Message message);

    /** From where on {@code metrics} is needed to rebuild the tests that were found; {@code heartbeat} is needed for 11 minutes. */
    Instant onCommandsRead();

    void onCaughtUp();

    /** A poll came back, records or not: at least every few hundred milliseconds. */
    void onPoll();
}
