/**
 * Commands in and reports out over Kafka: adapters of the ports in {@code core}.
 * Decides nothing: every record goes to the core, every report comes from it.
 */
@NullMarked
package dev.landfall.driver.messaging;

import org.jspecify.annotations.NullMarked;
