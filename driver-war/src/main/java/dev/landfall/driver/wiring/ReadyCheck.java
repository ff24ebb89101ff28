package dev.landfall.driver.wiring;

import dev.landfall.driver.core.DriverNode;
import dev.landfall.driver.core.DriverSettings;
import dev.landfall.driver.core.Standing;
import dev.landfall.driver.store.FileCounterStore;
import dev.landfall.kafka.KafkaStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Up when tests can be sent here; else says why not: no broker, a wrong topic, not registered yet, the name belongs to another.
 * Beside that it shows how the store of counters is, without which tests can go on.
 */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

    @Inject
    KafkaStatus kafka;

    @Inject
    DriverNode driver;

    @Inject
    DriverSettings settings;

    @Inject
    FileCounterStore counters;

    @Override
    public HealthCheckResponse call() {
        Optional<String> trouble = trouble(driver.standing());
        var response = HealthCheckResponse.named("driver")
                .status(trouble.isEmpty())
                .withData("node_id", settings.nodeId().value())
                .withData("store", counters.state().name());
        trouble.ifPresent(why -> response.withData("reason", why));
        return response.build();
    }

    private Optional<String> trouble(Standing standing) {
        if (!kafka.ready()) {
            return Optional.of(kafka.reason());
        }
        return standing.registered() ? standing.fence() : Optional.of("not registered yet");
    }
}
