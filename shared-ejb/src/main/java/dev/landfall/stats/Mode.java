package dev.landfall.stats;

/** The mode: middle of the fullest bin of width 10^⌊log10(median in ms)⌋ / 10, the lowest such bin. */
final class Mode {

    private static final double NANOS_PER_MILLI = 1e6;
    /** Below this the histogram's own resolution ends; also keeps a median of 0 from having no logarithm. */
    private static final double SMALLEST_MEDIAN_MILLIS = 1e-6;

    private Mode() {}

    static double binMillis(double medianMillis) {
        return Math.pow(10, Math.floor(Math.log10(Math.max(medianMillis, SMALLEST_MEDIAN_MILLIS)))) / 10;
    }

    /** Recorded values come in rising order, so one pass with one open bin finds the fullest. */
    static double millis(Recorded recorded, double binMillis) {
        long fullestBin = 0;
        long fullestCount = -1;
        long bin = -1;
        long count = 0;
        for (int i = 0; i < recorded.size(); i++) {
            // Such a value is the highest of its cell: a sample on the edge of a bin stays in it.
            long here = (long) (recorded.value(i) / NANOS_PER_MILLI / binMillis);
            count = here == bin ? count + recorded.count(i) : recorded.count(i);
            bin = here;
            if (count > fullestCount) {
                fullestCount = count;
                fullestBin = bin;
            }
        }
        return (fullestBin + 0.5) * binMillis;
    }
}
