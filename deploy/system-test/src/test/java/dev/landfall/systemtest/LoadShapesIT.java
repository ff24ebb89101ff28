package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.LocalTarget;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a plan can ask for besides a pace: pauses after answers, methods, headers, bodies, https, errors, a warm-up. */
@Order(12)
@ExtendWith(SharedStack.class)
class LoadShapesIT {
    private final Stack stack;

    LoadShapesIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void pausesAfterEachAnswerInTheClosedVariantOfTsunami() {
        Result result = stack.trials()
                .run(Plan.tsunami(stack.ping() + "?delay_ms=20", 30)
                        .with("delay_mode", "AFTER_RESPONSE")
                        .with("concurrency_per_driver", 4)
                        .count(80)
                        .on(stack.nodeIds()));
        assertThat(result.report().text("model")).isEqualTo("CLOSED");
        assertThat(result.requests("sent")).as("%s", result.report()).isEqualTo(160);
        assertThat(result.requests("scheduled")).isEqualTo(160);
        // Four users, twenty rounds each of at least 20 ms answer and 30 ms pause, the last pause left out.
        assertThat(result.report().number("throughput.mean_rps"))
                .as("two drivers, %s", result.report())
                .isLessThan(2 * 80 / 0.97);
    }

    @Test
    void sendsMethodHeadersAndBodyAndNamesItself() {
        try (var target = LocalTarget.http("127.0.0.1")) {
            Plan plan = Plan.avalanche(target.url("/orders?kind=b%20c"))
                    .withTarget("method", "POST")
                    .withTarget(
                            "headers",
                            Json.createObjectBuilder().add("X-Case", "green").build())
                    .withTarget("body", "{\"id\": 7, \"word\": \"für\"}")
                    .with("concurrency_per_driver", 2)
                    .count(50)
                    .on(stack.nodeIds());
            Result result = stack.trials().run(plan);
            assertThat(result.requests("succeeded")).as("%s", result.report()).isEqualTo(100);
            assertThat(target.seen()).hasSize(100).allSatisfy(seen -> {
                assertThat(seen.method()).isEqualTo("POST");
                assertThat(seen.path()).isEqualTo("/orders?kind=b%20c");
                assertThat(seen.body()).isEqualTo("{\"id\": 7, \"word\": \"für\"}");
                assertThat(seen.headers()).containsEntry("X-Case", "green").containsEntry("Landfall-Test", result.id());
            });
            assertThat(target.seen().stream()
                            .map(seen -> seen.headers().get("Landfall-Node") + " "
                                    + seen.headers().get("Landfall-Seq"))
                            .distinct())
                    .as("each request has a name of its own")
                    .hasSize(100);
        }
    }

    @Test
    void speaksHttpsToACertificateNobodySignedWhenThePlanSaysInsecure() {
        try (var target = LocalTarget.https("127.0.0.1")) {
            Plan plan = Plan.avalanche(target.url("/"))
                    .with("concurrency_per_driver", 2)
                    .count(6)
                    .on(stack.nodeIds());
            Result refused = stack.trials().end(stack.trials().start(plan));
            assertThat(refused.requests("succeeded")).as("%s", refused.report()).isZero();
            assertThat(refused.report().whole("errors.TLS_CERT"))
                    .as("%s", refused.report())
                    .isEqualTo(12);
            assertThat(target.count())
                    .as("requests after a refused certificate")
                    .isZero();

            Result result = stack.trials().run(plan.withTarget("insecure", JsonValue.TRUE));
            assertThat(result.requests("succeeded")).as("%s", result.report()).isEqualTo(12);
            assertThat(target.count()).isEqualTo(12);
        }
    }

    @Test
    void countsErrorsByClassAndKeepsTheirTimesApart() {
        Result result = stack.trials()
                .run(Plan.tsunami(stack.ping() + "?status=503", 5).count(100).on(stack.nodeIds()));
        assertThat(result.requests("failed")).as("%s", result.report()).isEqualTo(200);
        assertThat(result.report().whole("errors.HTTP_5XX")).isEqualTo(200);
        assertThat(result.report().whole("latency.response_time.count")).isZero();
        assertThat(result.report().isNull("latency.response_time.mean")).isTrue();
    }

    @Test
    void keepsTheWarmUpOutOfTheResult() {
        try (var target = LocalTarget.http("127.0.0.1")) {
            Result result = stack.trials()
                    .run(Plan.tsunami(target.url("/"), 20)
                            .with("warm_up_ms", 1_000)
                            .count(50)
                            .on(stack.nodeIds()));
            assertThat(result.requests("sent")).as("%s", result.report()).isEqualTo(100);
            long warmUp = result.report().whole("warm_up.sent");
            assertThat(warmUp).as("two drivers at 50 a second for a second").isEqualTo(100);
            List<String> phases = target.seen().stream()
                    .map(seen -> seen.headers().getOrDefault("Landfall-Phase", "measured"))
                    .toList();
            assertThat(Collections.frequency(phases, "warm-up"))
                    .as("requests named so")
                    .isEqualTo(100);
            assertThat(Collections.frequency(phases, "measured"))
                    .as("requests not named so")
                    .isEqualTo(100);
        }
    }
}
