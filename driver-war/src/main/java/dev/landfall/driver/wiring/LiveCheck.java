package dev.landfall.driver.wiring;

import dev.landfall.driver.timer.TimerPulse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when only a restart can help: no timer is called any more. A missing broker is no such case. */
@Liveness
@ApplicationScoped
public class LiveCheck implements HealthCheck {

    @Inject
    TimerPulse pulse;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("timers").status(pulse.isAlive()).build();
    }
}
