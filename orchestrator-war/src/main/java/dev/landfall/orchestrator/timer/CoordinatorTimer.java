package dev.landfall.orchestrator.timer;

import dev.landfall.orchestrator.core.TestCoordinator;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** Tells the coordinator each second that time has passed; between, the polls of the report loop do. */
@Singleton
@Startup
@Lock(LockType.READ)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CoordinatorTimer {

    private static final System.Logger LOG = System.getLogger(CoordinatorTimer.class.getName());

    private final AtomicLong failures = new AtomicLong();

    @Inject
    TestCoordinator coordinator;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        try {
            coordinator.onTick();
        } catch (RuntimeException e) {
            // What escapes here would remove the timer, and with it every time-out of the core.
            long count = failures.incrementAndGet();
            LOG.log(System.Logger.Level.WARNING, "tick failed, " + count + " so far", e);
        }
    }
}
