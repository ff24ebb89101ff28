package dev.landfall.orchestrator.messaging;

import dev.landfall.kafka.RecordSink;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import dev.landfall.orchestrator.core.LogFollower;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hands records from the polling thread to the coordinator, a bounded number at a time: whoever reads faster than is decided waits here. Called by
 * the polling thread alone.
 */
final class HandOver implements RecordSink {

    private static final int ON_THEIR_WAY = 4096;

    private final Executor coordinator;
    private final LogFollower follower;
    private final Runnable caughtUp;
    private final Runnable over;
    private final Semaphore room = new Semaphore(ON_THEIR_WAY);
    private final AtomicBoolean pollToldOf = new AtomicBoolean(true);
    private final Map<String, Long> nextOffsets = new ConcurrentHashMap<>();

    /**
     * @param caughtUp called by the polling thread once all that was there at the start has been handed over
     * @param over called by the polling thread when the follower takes no more
     */
    HandOver(Executor coordinator, LogFollower follower, Runnable caughtUp, Runnable over) {
        this.coordinator = coordinator;
        this.follower = follower;
        this.caughtUp = caughtUp;
        this.over = over;
    }

    @Override
    public void onRecord(LogPosition at, Message message) {
        nextOffsets.put(at.partitionName(), at.offset() + 1);
        room.acquireUninterruptibly();
        handOver(() -> {
            try {
                follower.onRecord(at, message);
            } finally {
                room.release();
            }
        });
    }

    @Override
    public void onCaughtUp() {
        caughtUp.run();
    }

    /** Polls come back quicker than a busy coordinator looks: one waiting word of them is enough. */
    @Override
    public void onPoll() {
        if (follower.isOver()) {
            over.run();
            return;
        }
        if (pollToldOf.compareAndSet(true, false)) {
            handOver(() -> {
                pollToldOf.set(true);
                follower.onPoll();
            });
        }
    }

    /** Behind the last record of a partition; 0 where none has come. */
    long nextOffset(String partitionName) {
        return nextOffsets.getOrDefault(partitionName, 0L);
    }

    private void handOver(Runnable task) {
        coordinator.execute(task);
    }
}
