/**
 * What was measured: counters, error classes, histograms that merge exactly, and the summaries read from them.
 * Knows the JDK and HdrHistogram; when something is recorded is the engine's affair.
 */
@NullMarked
package dev.landfall.stats;

import org.jspecify.annotations.NullMarked;
