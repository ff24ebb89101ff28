package dev.landfall.orchestrator.report.export.html;

import java.util.ArrayList;
import java.util.List;

/**
 * Percentiles from 0 on, on an axis that widens towards 100: each nine takes as much room as the one before. 100 itself would be infinitely far:
 * the greatest of n values stands where one value in n is, see {@link #ofOneIn}.
 *
 * @param to the last percentile, over 0 and under 100
 */
record Nines(double to) implements Axis {

    private static final double NEAR_THE_END = 0.9;
    private static final double LEAST = ofOneIn(2);

    Nines {
        to = Math.max(to, LEAST);
    }

    /** The percentile above which one value in so many lies. */
    static double ofOneIn(double count) {
        return 100 - 100 / count;
    }

    String words(double percent) {
        if (percent >= to) {
            return "max";
        }
        return (percent == Math.rint(percent) ? Words.decimals(percent, 0) : Double.toString(percent)) + " %";
    }

    @Override
    public double place(double percent) {
        return Math.min(1, nines(percent) / nines(to));
    }

    /** The end, and before it those that people speak of. */
    @Override
    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>(List.of(0.0));
        for (double percent : new double[] {50, 90, 99, 99.9, 99.99, 99.999, 99.9999}) {
            if (place(percent) < NEAR_THE_END) {
                ticks.add(percent);
            }
        }
        ticks.add(to);
        return ticks;
    }

    @Override
    public boolean shows(double percent) {
        return !Double.isNaN(percent);
    }

    private static double nines(double percent) {
        return Math.log10(100 / (100 - percent));
    }
}
