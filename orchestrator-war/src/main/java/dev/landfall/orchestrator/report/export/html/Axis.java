package dev.landfall.orchestrator.report.export.html;

import java.util.ArrayList;
import java.util.List;

/** A range of values, where they stand on it, and which of them are written beside it. */
sealed interface Axis permits Axis.Linear, Axis.Log, Nines {

    /** 0 at the low end, 1 at the high one; what lies beyond is put at the end. */
    double place(double value);

    List<Double> ticks();

    /** False for what cannot be shown: NaN, and on a logarithmic axis nothing or less. */
    boolean shows(double value);

    /** From 0 to a little over the greatest value. */
    record Linear(double from, double to, double step) implements Axis {

        static Linear upTo(double greatest, int ticks) {
            double to = greatest > 0 ? greatest * 1.08 : 1;
            return new Linear(0, to, step(to, ticks));
        }

        private static double step(double span, int ticks) {
            double least = span / ticks;
            double unit = Math.pow(10, Math.floor(Math.log10(least)));
            for (double factor : new double[] {1, 2, 5}) {
                if (factor * unit >= least) {
                    return factor * unit;
                }
            }
            return 10 * unit;
        }

        @Override
        public double place(double value) {
            return Math.min(1, Math.max(0, (value - from) / (to - from)));
        }

        @Override
        public List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            for (int i = 0; from + i * step <= to; i++) {
                ticks.add(from + i * step);
            }
            return ticks;
        }

        @Override
        public boolean shows(double value) {
            return !Double.isNaN(value);
        }
    }

    /** Each decade takes as much room as the next. */
    record Log(double from, double to) implements Axis {

        private static final int MANY_DECADES = 3;

        /** @param least over 0 */
        static Log around(double least, double greatest) {
            double from = Math.pow(10, Math.floor(2 * Math.log10(least)) / 2);
            return new Log(from, Math.max(from * 10, Math.pow(10, Math.ceil(2 * Math.log10(greatest)) / 2)));
        }

        @Override
        public double place(double value) {
            return Math.min(1, Math.max(0, Math.log10(value / from) / Math.log10(to / from)));
        }

        @Override
        public List<Double> ticks() {
            boolean many = Math.log10(to / from) > MANY_DECADES;
            List<Double> ticks = new ArrayList<>();
            for (int decade = (int) Math.floor(Math.log10(from)); Math.pow(10, decade) <= to; decade++) {
                for (double factor : many ? new double[] {1} : new double[] {1, 2, 5}) {
                    double tick = factor * Math.pow(10, decade);
                    if (tick >= from * 0.999 && tick <= to * 1.001) {
                        ticks.add(tick);
                    }
                }
            }
            return ticks;
        }

        @Override
        public boolean shows(double value) {
            return value > 0;
        }
    }
}
