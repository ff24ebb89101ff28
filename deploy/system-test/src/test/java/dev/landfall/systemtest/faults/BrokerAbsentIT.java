package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Answer;
import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Await;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The WARs are there before the broker is. */
@Tag("faults")
@Order(214)
@Timeout(300)
class BrokerAbsentIT {
    private static final String WHY = "no Kafka broker answers at";
    private static final Duration BOOT = Duration.ofSeconds(180);
    private static final Duration HEALS = Duration.ofSeconds(10);

    @Test
    void brokerAbsentWhenTheWarsStart() {
        try (var stack = FaultStack.withoutBroker(3)) {
            Answer orchestrator = awaitDeployed(stack.orchestrator());
            stack.nodeIds().forEach(node -> awaitDeployed(stack.driver(node)));
            String submitted = submit(stack);
            stack.broker().restart();
            stack.awaitBrokerBack();
            long backNanos = System.nanoTime();
            stack.settle();
            long tookNanos = System.nanoTime() - backNanos;
            var trial = FaultTrial.begin(stack, "broker absent when the WARs start");
            trial.recovered("ready, drivers free", HEALS, tookNanos);
            trial.row()
                    .says("readiness", "503", String.valueOf(orchestrator.status()))
                    .holds("saying " + orchestrator.body(), orchestrator.body().contains(WHY))
                    .says("submit refused with", "BROKER_UNAVAILABLE", submitted);
            trial.end("COMPLETED", 0);
        }
    }

    /** What it says of its readiness once it has been deployed. */
    private static Answer awaitDeployed(Member program) {
        var api = new Api("http://127.0.0.1:" + program.port(), "");
        Await.until(
                program.name() + " deployed",
                BOOT,
                () -> api.get("/health/live").status(),
                s -> s == 200);
        return Await.until(
                program.name() + " says why it is not ready",
                BOOT,
                () -> FaultStack.health(program),
                health -> health.body().contains(WHY));
    }

    private static String submit(FaultStack stack) {
        var plan = FaultTrial.plan(stack, Duration.ofSeconds(1), stack.nodeIds());
        return stack.api().post("/api/tests", plan.json()).problem(503).text("code");
    }
}
