package dev.landfall.systemtest.truth;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.Row;
import dev.landfall.systemtest.harness.WrongClock;
import dev.landfall.systemtest.oracle.Arrival;
import dev.landfall.systemtest.oracle.OracleLog;
import dev.landfall.systemtest.oracle.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How far from the instant that was set each driver starts: as the drivers say, and as the oracle sees their first requests come. The broker
 * runs on this machine, so its clock, on which the instant is set, is the wall clock here.
 */
@Tag("truth")
@Order(103)
@Timeout(600)
@ExtendWith(SharedTruthStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartTruthIT {
    private static final int STARTS = 10;
    private static final Duration AHEAD = Duration.ofSeconds(90);

    private final TruthStack stack;
    private final List<Double> told = new ArrayList<>();
    private final List<Double> seen = new ArrayList<>();
    private final List<Double> spread = new ArrayList<>();

    StartTruthIT(TruthStack stack) {
        this.stack = stack;
    }

    @Order(1)
    @Test
    void driversStartTogether() {
        stack.startDriver("driver-2", Map.of());
        start("driver-1", "driver-2");
        decide("start of two drivers, ms off the plan");
    }

    @Order(2)
    @Test
    void driversStartTogetherThoughTheirWallClocksAreNinetySecondsApart() {
        stack.startDriver("ahead", WrongClock.ahead(AHEAD));
        start("driver-1", "ahead");
        Row clocks = new Row("wall clocks, ms behind the broker's")
                .near("driver-1", 0, 50, stack.api().driver("driver-1").number("clock_offset_ms"))
                .near(
                        "ahead",
                        -AHEAD.toMillis(),
                        50,
                        stack.api().driver("ahead").number("clock_offset_ms"));
        assertAll(clocks::decide, () -> decide("start of two drivers with clocks 90 s apart, ms off the plan"));
    }

    private void start(String... nodes) {
        for (int i = 1; i <= STARTS; i++) {
            var trial = new Trial(
                    stack,
                    "start " + i + " of " + String.join(" and ", nodes),
                    OracleSettings.delaying(0, 0),
                    Duration.ofMillis(100),
                    url -> Plan.tsunami(url, 50).count(40).on(nodes));
            Evidence evidence = trial.run();
            compare(evidence.result(), evidence.log(), nodes);
        }
    }

    private void compare(Result result, OracleLog log, String... nodes) {
        Doc start = result.report().at("start");
        Sample offPlan = new Sample(Arrays.stream(nodes)
                .mapToLong(node -> offPlanNanos(start, log, node))
                .toArray());
        spread.add(offPlan.max() - offPlan.at(0));
        for (String node : nodes) {
            seen.add(Math.abs(offPlanNanos(start, log, node)) / 1e6);
            Doc own = start.at("nodes").at(node);
            told.add(Math.abs(own.number("actual_offset_ms") - own.number("planned_offset_ms")));
        }
    }

    /** First arrival − planned start of that node. */
    private static long offPlanNanos(Doc start, OracleLog log, String node) {
        long first = log.arrivals().stream()
                .filter(arrival -> arrival.node().equals(node))
                .mapToLong(Arrival::nanos)
                .min()
                .orElseThrow();
        long planned = epochNanos(Instant.parse(start.text("planned_at")))
                + Math.round(start.at("nodes").at(node).number("planned_offset_ms") * 1e6);
        long wallMinusMonotonic = epochNanos(Instant.now()) - System.nanoTime();
        return first + wallMinusMonotonic - planned;
    }

    private static long epochNanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }

    private void decide(String name) {
        var row = new Row(name);
        add(row, "told by the drivers", told);
        add(row, "seen at the oracle", seen);
        add(row, "first to last driver", spread);
        row.decide();
    }

    private static void add(Row row, String who, List<Double> off) {
        row.atMost(who + ", median", 20, quantile(off, 0.5)).atMost(who + ", worst", 50, quantile(off, 1));
    }

    private static double quantile(List<Double> millis, double quantile) {
        return new Sample(millis.stream().mapToLong(m -> Math.round(m * 1e6)).toArray()).at(quantile);
    }
}
