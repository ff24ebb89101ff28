package dev.landfall.orchestrator.wiring;

import dev.landfall.kafka.KafkaStatus;
import dev.landfall.orchestrator.core.Standing;
import dev.landfall.orchestrator.core.TestCoordinator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up when tests can be made; else says why not: no broker, a wrong topic, the log still being read, another orchestrator leading. */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

    @Inject
    KafkaStatus kafka;

    @Inject
    TestCoordinator coordinator;

    @Override
    public HealthCheckResponse call() {
        Standing standing = coordinator.standing();
        boolean ready = kafka.ready() && standing.leads();
        var response = HealthCheckResponse.named("orchestrator")
                .status(ready)
                .withData("role", standing.role().name());
        if (!ready) {
            response.withData("reason", kafka.ready() ? standing.sentence() : kafka.reason());
        }
        return response.build();
    }
}
