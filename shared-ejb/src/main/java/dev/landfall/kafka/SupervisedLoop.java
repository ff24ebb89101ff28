package dev.landfall.kafka;

/** Work that goes on until it is stopped; the {@link LoopSupervisor} starts it, and starts it again when it fails. */
public interface SupervisedLoop extends Runnable {

    /** For logs. */
    String name();

    /** Ends {@link #run} soon. Called by another thread; repeatable, also before run. */
    void stop();
}
