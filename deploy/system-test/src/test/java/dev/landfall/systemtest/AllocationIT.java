package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Nginx;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a request costs in the heap of the driver, with all that a real driver does around it. */
@Order(17)
@ExtendWith(SharedStack.class)
class AllocationIT {
    private static final int REQUESTS = 1_000_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String GAUGE = "landfall_driver_loop_allocated_bytes";

    private final Stack stack;

    AllocationIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void aMillionRequestsCostTheLoopsLessThanAByteEach() {
        String driver = stack.nodeIds().get(0);
        var metrics = new Api(stack.member(driver).url(), "");
        try (var nginx = Nginx.fast()) {
            Plan plan = Plan.avalanche(nginx.url("/"))
                    .with("concurrency_per_driver", 64)
                    .count(REQUESTS)
                    .on(driver);
            String id = stack.trials().create(plan);
            Await.until(
                    "connections open",
                    LIMIT,
                    () -> stack.api().test(id),
                    test -> test.text("state").equals("READY"));
            long before = allocated(metrics);
            stack.api().post("/api/tests/" + id + "/trigger").expect(202);
            Result result = stack.trials().end(id);
            long bytes = allocated(metrics) - before;
            assertThat(result.requests("succeeded")).as("%s", result.report()).isEqualTo(REQUESTS);
            System.out.printf(
                    "allocated by the loops: %.3f B per request, at %.0f requests/s%n",
                    (double) bytes / REQUESTS, result.report().number("throughput.mean_rps"));
            assertThat(bytes).as("bytes for %d requests", REQUESTS).isLessThanOrEqualTo(REQUESTS);
        }
    }

    private static long allocated(Api driver) {
        String gauge = driver.get("/metrics")
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(GAUGE))
                .findFirst()
                .orElseThrow(() -> new AssertionError(GAUGE + " is not among the driver's metrics"));
        return (long) Double.parseDouble(gauge.substring(gauge.lastIndexOf(' ') + 1));
    }
}
