/**
 * Turns what the orchestrator and the stack say into calm text for a terminal: tables, progress, units, colour. It asks nobody anything and
 * decides nothing.
 */
@NullMarked
package dev.landfall.launcher.view;

import org.jspecify.annotations.NullMarked;
