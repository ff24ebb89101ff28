package dev.landfall.driver.timer;

import dev.landfall.driver.core.DriverNode;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Tells the driver each second that its heartbeat may be due. */
@Singleton
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BeatTimer {

    private final Tick tick = new Tick("heartbeat");

    @Inject
    DriverNode driver;

    @Inject
    TimerPulse pulse;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        pulse.feel();
        tick.run(driver::onBeatDue);
    }
}
