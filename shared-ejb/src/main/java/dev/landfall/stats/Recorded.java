package dev.landfall.stats;

import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * What a histogram holds, in rising order, read in one walk: its own figures walk over all of its tens of thousands of cells each, and a view
 * of a test asks for hundreds of them each second. Every figure is the one that the histogram itself would give. Not thread-safe.
 */
final class Recorded {

    private final Histogram histogram;
    private final long total;
    /** Each the highest that the histogram cannot tell from what was recorded, in ns. */
    private long[] values = new long[256];

    private long[] counts = new long[256];
    private int size;

    /** @param histogram not empty, and not changed while this is used */
    Recorded(Histogram histogram) {
        this.histogram = histogram;
        this.total = histogram.getTotalCount();
        for (HistogramIterationValue each : histogram.recordedValues()) {
            add(each.getValueIteratedTo(), each.getCountAddedInThisIterationStep());
        }
    }

    private void add(long value, long count) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        values[size] = value;
        counts[size++] = count;
    }

    int size() {
        return size;
    }

    long value(int index) {
        return values[index];
    }

    long count(int index) {
        return counts[index];
    }

    /** In ns. */
    double mean() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += middle(i) * (double) counts[i];
        }
        return sum / total;
    }

    /** Of the population, in ns. */
    double stddev(double mean) {
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double off = middle(i) - mean;
            squares += off * off * counts[i];
        }
        return Math.sqrt(squares / total);
    }

    /**
     * The least value that this share of all does not exceed, in ns.
     *
     * @param percent above 0, at most 100; one unit in the last place is taken off, so that rounding cannot lead to the next value
     */
    long atPercentile(double percent) {
        long due = Math.max(1, (long) Math.ceil(Math.nextDown(percent) * total / 100));
        long reached = 0;
        int at = -1;
        while (reached < due) {
            reached += counts[++at];
        }
        return values[at];
    }

    private long middle(int index) {
        return histogram.medianEquivalentValue(values[index]);
    }
}
