package dev.landfall.stats;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/** The one shape of histogram in use: 1 ns to 1 h, three significant digits. */
public final class Histograms {

    public static final long LOWEST_NANOS = 1;
    public static final long HIGHEST_NANOS = TimeUnit.HOURS.toNanos(1);
    public static final int DIGITS = 3;

    private Histograms() {}

    /** An empty one. Not thread-safe. */
    public static Histogram empty() {
        return new Histogram(LOWEST_NANOS, HIGHEST_NANOS, DIGITS);
    }

    /** Records a time; below zero counts as zero. Returns false where it was over an hour and so was clipped. */
    public static boolean record(AbstractHistogram histogram, long nanos) {
        if (nanos > HIGHEST_NANOS) {
            histogram.recordValue(HIGHEST_NANOS);
            return false;
        }
        histogram.recordValue(Math.max(0, nanos));
        return true;
    }
}
