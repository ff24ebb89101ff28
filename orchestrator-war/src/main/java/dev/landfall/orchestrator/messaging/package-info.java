/**
 * Reports in and commands out over Kafka: adapters of the ports in {@code core}.
 * Decides nothing: every record goes to the core, every command comes from it.
 */
@NullMarked
package dev.landfall.orchestrator.messaging;

import org.jspecify.annotations.NullMarked;
