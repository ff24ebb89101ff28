package dev.landfall.message;

/**
 * How a driver process fared in the last interval.
 *
 * @param cpu share of its cores in use, 0 to 1; below 0 where the platform does not tell
 * @param gcPauseMillis sum of the pauses for garbage collection
 * @param loopLagMillis longest time by which an event loop of the engine, or a timer of the process, was late in it
 */
public record Health(double cpu, double gcPauseMillis, double loopLagMillis) {}
