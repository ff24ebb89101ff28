package dev.landfall.driver.timer;

import dev.landfall.driver.core.DriverNode;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Tells the driver each second to ship the intervals that are closed. */
@Singleton
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MetricsTimer {

    private final Tick tick = new Tick("metrics");

    @Inject
    DriverNode driver;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        tick.run(driver::onMetricsDue);
    }
}
