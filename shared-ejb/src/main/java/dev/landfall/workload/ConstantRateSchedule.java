package dev.landfall.workload;

/**
 * Intended start times of a share of a constant arrival rate, in nanoseconds after phase start. Each comes from the arrival's index,
 * not from the time before it: adding up a rounded period of 3,333 ns at 300,000/s would run 360 ms ahead within an hour. Not
 * thread-safe: owned by one event loop.
 */
final class ConstantRateSchedule implements ArrivalSchedule {

    private final double periodNanos;
    private final int stride;
    private long arrival;

    /** @param periodNanos between two arrivals of the whole, over 0 */
    ConstantRateSchedule(double periodNanos, Share share) {
        this.periodNanos = periodNanos;
        this.stride = share.count();
        this.arrival = share.index();
    }

    @Override
    public long nextIntendedStartNanos() {
        long intendedStartNanos = Math.round(arrival * periodNanos);
        arrival += stride;
        return intendedStartNanos;
    }
}
