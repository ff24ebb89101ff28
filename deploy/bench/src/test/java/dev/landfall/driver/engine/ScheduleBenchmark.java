package dev.landfall.driver.engine;

import dev.landfall.workload.ArrivalSchedule;
import dev.landfall.workload.ArrivalSchedules;
import dev.landfall.workload.Arrivals;
import dev.landfall.workload.Pacing;
import dev.landfall.workload.Share;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The instant of the next request, for each open-model pacing. */
@State(Scope.Thread)
public class ScheduleBenchmark {

    private final ArrivalSchedule constant = schedule(new Pacing.ArrivalRate(33_333.3, Arrivals.CONSTANT));
    private final ArrivalSchedule poisson = schedule(new Pacing.ArrivalRate(33_333.3, Arrivals.POISSON));
    private final ArrivalSchedule delay = schedule(new Pacing.FixedDelay(Duration.ofMillis(3)));

    @Benchmark
    public long constantRate() {
        return constant.nextIntendedStartNanos();
    }

    @Benchmark
    public long poissonArrivals() {
        return poisson.nextIntendedStartNanos();
    }

    @Benchmark
    public long fixedDelay() {
        return delay.nextIntendedStartNanos();
    }

    private static ArrivalSchedule schedule(Pacing pacing) {
        return ArrivalSchedules.of(pacing, new Share(1, 3), new Share(0, 2), 42);
    }
}
