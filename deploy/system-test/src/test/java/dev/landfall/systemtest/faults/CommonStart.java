package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.oracle.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One start of all drivers: how far off its plan each was, in ms.
 *
 * @param seen by the witness: first request − planned start of that driver
 * @param told by the drivers: actual − planned offset
 * @param hiccup how late a thread that only waits was at worst from shortly before the start to the last driver's first request
 */
record CommonStart(Result result, Losses losses, List<Double> seen, List<Double> told, double hiccup) {
    private static final long SHORTLY_NANOS = 250_000_000;

    /** The broker runs on this machine: its clock, on which the start is set, is the wall clock here. */
    static CommonStart run(FaultStack stack, Plan plan) {
        stack.settle();
        try (var hiccups = Hiccups.watch()) {
            String id = stack.trials().start(plan);
            Result result = stack.trials().end(id);
            long ended = System.nanoTime();
            var sightings = stack.witness().of(id);
            Doc start = result.report().at("start");
            long planned =
                    epochNanos(Instant.parse(start.text("planned_at"))) - epochNanos(Instant.now()) + System.nanoTime();
            List<Long> firsts = new ArrayList<>();
            var seen = new ArrayList<Double>();
            var told = new ArrayList<Double>();
            for (String node : stack.nodeIds()) {
                Doc own = start.at("nodes").at(node);
                long first = first(sightings, node);
                firsts.add(first);
                seen.add((first - planned) / 1e6 - own.number("planned_offset_ms"));
                told.add(own.number("actual_offset_ms") - own.number("planned_offset_ms"));
            }
            double hiccup = hiccups.worstMillis(
                    planned - SHORTLY_NANOS,
                    firsts.stream().mapToLong(n -> n).max().orElseThrow());
            return new CommonStart(result, Losses.of(result.report(), sightings, node -> ended), seen, told, hiccup);
        }
    }

    private static long first(List<Sighting> sightings, String node) {
        return sightings.stream()
                .filter(sighting -> sighting.node().equals(node))
                .mapToLong(Sighting::nanos)
                .min()
                .orElseThrow();
    }

    private static long epochNanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }

    /** From the first driver to the last. */
    double skew() {
        return Collections.max(seen) - Collections.min(seen);
    }

    double worst() {
        return Math.max(skew(), Math.max(Collections.max(seen), -Collections.min(seen)));
    }
}
