package dev.landfall.orchestrator.report.export.html;

import java.util.List;

/** Percentiles from 50 to 99.99 on an axis that widens towards 100: each nine takes as much room as the one before. */
final class Nines implements Axis {

    private static final double FROM = nines(50);
    private static final double TO = nines(99.99);

    static String words(double percent) {
        return (percent == Math.rint(percent) ? Words.decimals(percent, 0) : Double.toString(percent)) + " %";
    }

    @Override
    public double place(double percent) {
        return (nines(percent) - FROM) / (TO - FROM);
    }

    @Override
    public List<Double> ticks() {
        return List.of(50.0, 90.0, 99.0, 99.9, 99.99);
    }

    @Override
    public boolean shows(double percent) {
        return !Double.isNaN(percent);
    }

    private static double nines(double percent) {
        return Math.log10(100 / (100 - percent));
    }
}
