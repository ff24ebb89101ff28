package dev.landfall.driver.engine;

import org.jspecify.annotations.Nullable;

/**
 * One event loop's part of one interval, handed over with its closing.
 *
 * @param snapshot of the loop's {@link Tally} at that moment
 * @param buffer null when nothing was timed
 * @param last true: closed because the load has ended
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never changed
record LoopInterval(long index, long[] snapshot, @Nullable IntervalBuffer buffer, boolean last) {}
