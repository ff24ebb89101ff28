package dev.landfall.driver.core;

import dev.landfall.message.Health;

/** Tells how this process fared. One instance for each reader, since a reading starts the next interval. */
public interface HealthProbe {

    /** Of the time since the last call. */
    Health read();
}
