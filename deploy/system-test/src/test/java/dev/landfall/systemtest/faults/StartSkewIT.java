package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Row;
import dev.landfall.systemtest.harness.WrongClock;
import dev.landfall.systemtest.oracle.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Whether many drivers start together, whatever their wall clocks say. */
@Tag("faults")
@Order(296)
@Timeout(900)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StartSkewIT {
    private static final int DRIVERS = 8;
    private static final int AT_A_TIME = 2;
    private static final int TRIES = 5;
    private static final double MEDIAN_MILLIS = 20;
    private static final double WORST_MILLIS = 50;
    private static final Duration BOOT = Duration.ofSeconds(180);
    private static final Duration AHEAD = Duration.ofSeconds(90);
    private static final Duration BEHIND = Duration.ofHours(1);

    private FaultStack stack;

    @BeforeAll
    void start() {
        stack = FaultStack.up(0);
        for (int i = 1; i <= DRIVERS; i++) {
            stack.startDriver("driver-" + i, Map.of(), List.of());
            if (i % AT_A_TIME == 0) {
                stack.settle();
            }
        }
    }

    @AfterAll
    void end() {
        stack.close();
    }

    @Order(1)
    @Test
    void eightDriversStartTogether() {
        startTogether("start of 8 drivers, ms off the plan");
    }

    @Order(2)
    @Test
    void theyDoSoThoughTwoWallClocksAreWrong() {
        stack.removeDriver("driver-7");
        stack.removeDriver("driver-8");
        stack.startDriver("ahead", WrongClock.ahead(AHEAD), List.of());
        stack.startDriver("behind", WrongClock.behind(BEHIND), List.of());
        stack.settle();
        new Row("wall clocks, ms behind the broker's")
                .near("ahead", (double) -AHEAD.toMillis(), 50, clockOffset("ahead"))
                .near("behind", (double) BEHIND.toMillis(), 50, clockOffset("behind"))
                .decide();
        startTogether("start of 8 drivers, two wall clocks 90 s ahead and 1 h behind, ms off the plan");
    }

    private double clockOffset(String node) {
        return Await.until("clock of " + node, BOOT, () -> stack.api().driver(node), d -> !d.isNull("clock_offset_ms"))
                .number("clock_offset_ms");
    }

    private void startTogether(String name) {
        List<CommonStart> starts = new ArrayList<>();
        List<String> repeated = new ArrayList<>();
        int tests = Pace.repeats(20, 4);
        for (int i = 1; i <= tests; i++) {
            starts.add(start(i, repeated));
        }
        var row = new Row(name);
        add(row, "seen at the target", values(starts.stream().flatMapToDouble(s -> doubles(s.seen()))));
        add(row, "told by the drivers", values(starts.stream().flatMapToDouble(s -> doubles(s.told()))));
        add(row, "first to last driver", values(starts.stream().mapToDouble(CommonStart::skew)));
        row.remark(tests + " tests COMPLETED")
                .remark(repeated.isEmpty() ? "none repeated" : "repeated: " + repeated)
                .told(
                        "worst hiccup of the machine",
                        starts.stream().mapToDouble(CommonStart::hiccup).max().orElseThrow())
                .atMost(
                        "LOST",
                        0,
                        starts.stream().mapToLong(s -> s.losses().lost()).sum())
                .atMost(
                        "DUP",
                        0,
                        starts.stream().mapToLong(s -> s.losses().dup()).sum())
                .atMost(
                        "STRAY",
                        0,
                        starts.stream().mapToLong(s -> s.losses().stray()).sum())
                .remark("DETECT –, RECOVER –")
                .decide();
    }

    /** A start that is off while the machine itself stood still for longer than a median start may be off, is tried again. */
    private CommonStart start(int number, List<String> repeated) {
        Plan plan = Plan.tsunami(stack.witness().url(), 50).count(20).on(stack.nodeIds());
        for (int attempt = 1; ; attempt++) {
            CommonStart start = CommonStart.run(stack, plan);
            boolean isExcused = start.worst() > WORST_MILLIS && start.hiccup() > MEDIAN_MILLIS;
            if (!isExcused || attempt == TRIES) {
                return start;
            }
            repeated.add(String.format("test %d (%.1f, machine %.1f)", number, start.worst(), start.hiccup()));
        }
    }

    private static DoubleStream doubles(Iterable<Double> values) {
        var all = DoubleStream.builder();
        values.forEach(all::add);
        return all.build();
    }

    private static Sample values(DoubleStream millis) {
        return new Sample(millis.mapToLong(m -> Math.round(Math.abs(m) * 1e6)).toArray());
    }

    private static void add(Row row, String who, Sample off) {
        row.atMost(who + ", median", MEDIAN_MILLIS, off.at(0.5)).atMost(who + ", worst", WORST_MILLIS, off.max());
    }
}
