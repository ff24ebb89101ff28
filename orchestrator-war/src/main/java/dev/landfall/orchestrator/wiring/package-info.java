/**
 * Settings and CDI producers, start-up and shutdown: the only place that builds the core.
 * One read of it shows the whole graph; nothing here knows what a test is.
 */
@NullMarked
package dev.landfall.orchestrator.wiring;

import org.jspecify.annotations.NullMarked;
