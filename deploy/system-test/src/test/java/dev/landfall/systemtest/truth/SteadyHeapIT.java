package dev.landfall.systemtest.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Home;
import dev.landfall.systemtest.harness.Nginx;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.Row;
import dev.landfall.systemtest.harness.Server;
import dev.landfall.systemtest.truth.Pauses.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Five minutes at full speed in a small heap: what a driver keeps does not grow with what it sends. */
@Tag("truth")
@Order(109)
@Timeout(900)
@ExtendWith(SharedTruthStack.class)
class SteadyHeapIT {
    private static final String NODE = "small-heap";
    private static final int SECONDS = 300;
    private static final int FIRST_LOOK_SECONDS = 60;
    private static final int LAST_LOOK_SECONDS = 295;
    private static final double GROWTH = 1.1;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TruthStack stack;
    private final Path log = Home.newDirectory("small-heap").resolve("gc.log");

    SteadyHeapIT(TruthStack stack) {
        this.stack = stack;
    }

    @Test
    void whatADriverKeepsDoesNotGrow() {
        Server driver = stack.startDriver(NODE, Pauses.environment(log, "-Xmx256m"));
        stack.settle(NODE);
        try (var nginx = Nginx.fast()) {
            String id = stack.trials()
                    .start(Plan.avalanche(nginx.url("/"))
                            .durationMillis(SECONDS * 1_000L)
                            .with("concurrency_per_driver", 64)
                            .on(NODE));
            Await.until("start", PATIENCE, () -> stack.api().test(id), test -> !test.isNull("started_at"));
            long startNanos = System.nanoTime();
            collectAfter(FIRST_LOOK_SECONDS, startNanos, driver);
            collectAfter(LAST_LOOK_SECONDS, startNanos, driver);
            judge(stack.trials().end(id), Pauses.read(log));
        } finally {
            driver.close();
        }
    }

    private static void collectAfter(int seconds, long startNanos, Server driver) {
        Duration rest = Duration.ofSeconds(seconds).minusNanos(System.nanoTime() - startNanos);
        Await.until("second " + seconds, rest, rest.plus(PATIENCE), () -> true, there -> there);
        Pauses.ask(Home.jdk("jcmd"), driver.process().pid());
    }

    private static void judge(Result result, Pauses pauses) {
        assertThat(result.state()).as("%s", result.report()).isEqualTo("COMPLETED");
        assertThat(result.requests("failed")).as("%s", result.report()).isZero();
        List<Pause> asked = pauses.askedFor();
        assertThat(asked).as("collections asked for, of %s", pauses).hasSize(2);
        Pause first = asked.get(0);
        Pause last = asked.get(1);
        List<Pause> own =
                pauses.itsOwn(first.atSeconds() - FIRST_LOOK_SECONDS, first.atSeconds() + SECONDS - FIRST_LOOK_SECONDS);
        new Row("300 s at full speed with 256 MB of heap")
                .told("requests/s", result.report().number("throughput.mean_rps"))
                .told("collections", own.size())
                .told("their longest pause ms", longest(own))
                .told("longest asked for ms", longest(asked))
                .told("heap after minute 1 MiB", first.leftMib())
                .atMost("heap at the end MiB", GROWTH * first.leftMib(), last.leftMib())
                .decide();
    }

    private static double longest(List<Pause> pauses) {
        return pauses.stream().mapToDouble(Pause::millis).max().orElse(0);
    }
}
