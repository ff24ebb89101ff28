package dev.landfall.driver.engine;

/**
 * When one phase sends, on the engine's clock.
 *
 * @param endNanos no intended start lies there or later
 * @param cutAtEnd true: what still waits at the end is not sent; false: it may wait on until its timeout
 */
record PhaseWindow(long startNanos, long endNanos, boolean cutAtEnd) {}
