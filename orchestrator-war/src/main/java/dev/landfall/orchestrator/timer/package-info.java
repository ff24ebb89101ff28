/**
 * EJB timers, one line each: they tell the core that time has passed.
 * The work itself is in {@code core}.
 */
@NullMarked
package dev.landfall.orchestrator.timer;

import org.jspecify.annotations.NullMarked;
