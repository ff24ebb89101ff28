package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * All benchmarks with the allocation profiler: nothing on the request path allocates. In the ordinary build each runs for some hundred
 * milliseconds in this very JVM, which tells allocation and not speed; {@code -Dlandfall.jmh=full} runs them for minutes, in JVMs of
 * their own, and prints what JMH reports.
 */
class AllocationBenchmarksTest {

    private static final double MOST_BYTES_PER_REQUEST = 0.01;
    private static final String ALL = "dev\\.landfall\\.driver\\.engine\\..*Benchmark\\..*";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Test
    void scheduleEncodeParseAndRecordAllocateNothingPerRequest() throws RunnerException {
        Map<String, Double> allocated = new TreeMap<>();
        boolean full = "full".equals(System.getProperty("landfall.jmh"));
        measure(full ? full() : brief(ALL, 200), allocated);
        // JMH itself allocates some KB in an iteration, which a busy machine spreads over few requests: those are
        // looked at for longer.
        for (String name : allocated.keySet().stream().toList()) {
            if (allocated.get(name) >= MOST_BYTES_PER_REQUEST) {
                measure(brief(Pattern.quote(name), 2_000), allocated);
            }
        }

        assertThat(allocated).hasSize(11);
        assertThat(allocated)
                .allSatisfy((name, bytes) ->
                        assertThat(bytes).as("bytes per request of %s", name).isLessThan(MOST_BYTES_PER_REQUEST));
    }

    private static void measure(ChainedOptionsBuilder options, Map<String, Double> allocated) throws RunnerException {
        for (RunResult result : new Runner(options.build()).run()) {
            allocated.put(result.getParams().getBenchmark(), leastAllocated(result));
        }
    }

    /**
     * Of the iteration with the least: the profiler counts every thread of the JVM, so the others hold what some thread did once. What a
     * request allocates is in all of them.
     */
    private static double leastAllocated(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(iteration ->
                        iteration.getSecondaryResults().get(ALLOCATED).getScore())
                .min()
                .orElseThrow();
    }

    private static ChainedOptionsBuilder brief(String benchmarks, int millis) {
        return options(benchmarks)
                .forks(0)
                .verbosity(VerboseMode.SILENT)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementIterations(2)
                .measurementTime(TimeValue.milliseconds(millis));
    }

    private static ChainedOptionsBuilder full() {
        return options(ALL)
                .forks(2)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1));
    }

    private static ChainedOptionsBuilder options(String benchmarks) {
        return new OptionsBuilder()
                .include(benchmarks)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true);
    }
}
