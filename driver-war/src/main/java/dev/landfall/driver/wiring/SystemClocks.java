package dev.landfall.driver.wiring;

import dev.landfall.driver.core.DriverClock;
import java.time.Instant;

/** The clocks of this machine. */
final class SystemClocks implements DriverClock {

    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
