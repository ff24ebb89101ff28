package dev.landfall.workload;

/** Makes the schedules of open-model pacings. */
public final class ArrivalSchedules {

    private static final double NANOS_PER_SECOND = 1e9;

    private ArrivalSchedules() {}

    /**
     * The arrivals of one event loop of one driver.
     *
     * @param pacing per driver, of the open model
     * @param driver the driver's share of the test: driver k of n starts k/n of a period later, so that drivers interleave
     * @param loop the loop's share of the driver's arrivals
     * @param seed of the test; each driver and loop draws its own numbers from it
     * @throws IllegalArgumentException for a pacing of the closed model
     */
    public static ArrivalSchedule of(Pacing pacing, Share driver, Share loop, long seed) {
        if (pacing instanceof Pacing.FixedDelay fixed) {
            return constant((double) fixed.delay().toNanos(), driver, loop);
        }
        if (pacing instanceof Pacing.ArrivalRate rate) {
            double periodNanos = NANOS_PER_SECOND / rate.perSecond();
            return switch (rate.arrivals()) {
                case CONSTANT -> constant(periodNanos, driver, loop);
                case POISSON -> poisson(periodNanos, driver, loop, seed);
            };
        }
        throw new IllegalArgumentException("no schedule in the closed model: " + pacing);
    }

    private static ArrivalSchedule constant(double driverPeriodNanos, Share driver, Share loop) {
        return new ConstantRateSchedule(driverPeriodNanos / driver.count(), driver.stripe(loop.index(), loop.count()));
    }

    private static ArrivalSchedule poisson(double driverPeriodNanos, Share driver, Share loop, long seed) {
        int stripe = driver.stripe(loop.index(), loop.count()).index();
        return new PoissonSchedule(driverPeriodNanos * loop.count(), mixed(seed, stripe));
    }

    /**
     * A seed of its own for each stripe: the finalizer of MurmurHash3 (variant 13 of Stafford). Seeds that differ by a fixed step would
     * make the generators of two stripes shifted copies of one another.
     */
    private static long mixed(long seed, int stripe) {
        long z = seed ^ ((stripe + 1L) * 0xD1342543DE82EF95L);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
