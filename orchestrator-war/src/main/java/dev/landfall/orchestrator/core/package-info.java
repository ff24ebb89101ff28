/**
 * What the orchestrator decides: the fleet of drivers, the tests and their states, merging of what drivers report, and the ports it needs.
 * Plain Java with one coordinator thread, told the time by others; knows no HTTP, no Kafka and no files.
 */
@NullMarked
package dev.landfall.orchestrator.core;

import org.jspecify.annotations.NullMarked;
