/**
 * What load a plan asks for: plans and their rules, pacing, shares of drivers and event loops, arrival schedules as mathematics.
 * Knows the JDK alone; JSON field reading lives in {@code codec}, sending lives in the driver's engine.
 */
@NullMarked
package dev.landfall.workload;

import org.jspecify.annotations.NullMarked;
