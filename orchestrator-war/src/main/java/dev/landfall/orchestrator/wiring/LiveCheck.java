package dev.landfall.orchestrator.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when only a restart can help: the coordinator takes no more tasks. A missing broker is no such case. */
@Liveness
@ApplicationScoped
public class LiveCheck implements HealthCheck {

    @Inject
    CoordinatorPulse pulse;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("coordinator").status(pulse.isAlive()).build();
    }
}
