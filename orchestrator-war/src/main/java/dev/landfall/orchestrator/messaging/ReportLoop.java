package dev.landfall.orchestrator.messaging;

import dev.landfall.kafka.PollLoop.Source;
import dev.landfall.kafka.RecordSink;
import dev.landfall.kafka.SupervisedLoop;
import dev.landfall.orchestrator.core.LogFollower;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Feeds the log to the coordinator. Run again after a failure, it goes on where it was; when the core takes no more because another
 * orchestrator leads, the log is read again from its beginning. {@link #run} belongs to one thread.
 */
public final class ReportLoop implements SupervisedLoop {

    /** Makes the loops that read. */
    public interface Loops {
        SupervisedLoop loop(String name, List<Source> sources, RecordSink sink);
    }

    private final Supplier<Reading> readings;
    private volatile Reading reading;
    private volatile boolean stopping;

    /**
     * @param coordinator the one thread of the core
     * @param log gives who takes a reading from its beginning
     * @param now wall clock: says how far back heartbeats are read
     */
    public ReportLoop(Loops loops, Executor coordinator, Supplier<LogFollower> log, Supplier<Instant> now) {
        this.readings = () -> new Reading(loops, coordinator, log.get(), now);
        this.reading = readings.get();
    }

    @Override
    public String name() {
        return "reports";
    }

    @Override
    public void run() {
        reading.run();
        while (reading.isOver() && !stopping) {
            reading = readings.get();
            if (stopping) {
                reading.stop();
            }
            reading.run();
        }
    }

    @Override
    public void stop() {
        stopping = true;
        reading.stop();
    }
}
