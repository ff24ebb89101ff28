package dev.landfall.orchestrator.wiring;

import dev.landfall.orchestrator.push.Condition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up when tests can be made; else says why not. */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

    @Inject
    Conditions conditions;

    @Override
    public HealthCheckResponse call() {
        Condition now = conditions.now();
        var response =
                HealthCheckResponse.named("orchestrator").status(now.ready()).withData("role", now.role());
        if (!now.ready()) {
            response.withData("reason", now.reason());
        }
        return response.build();
    }
}
