package dev.landfall.orchestrator.report;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a mean. Two of them are told apart by Welch's t-test (B. L. Welch, Biometrika 34, 1947, with the degrees of freedom of
 * F. E. Satterthwaite, Biometrics Bulletin 2, 1946) at 99 %.
 *
 * @param variance of the values around their mean, not of the mean
 */
record Sample(int count, double mean, double variance) {

    /** With fewer values nothing is judged. */
    static final int FEWEST = 10;

    static Sample of(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = values.length == 0 ? 0 : sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Sample(values.length, mean, values.length < 2 ? 0 : squares / (values.length - 1));
    }

    /** Null where there is too little to tell by. */
    @Nullable
    Boolean differsFrom(Sample other) {
        if (count < FEWEST || other.count < FEWEST) {
            return null;
        }
        double error = squaredError() + other.squaredError();
        double difference = Math.abs(mean - other.mean);
        if (error == 0) { // values that never change have no noise
            return difference > 0;
        }
        return difference > StudentT.limitAt99Percent(degrees(other, error)) * Math.sqrt(error);
    }

    /** At least those of the smaller one alone: nine. */
    private double degrees(Sample other, double error) {
        return error * error / (part() + other.part());
    }

    private double part() {
        return squaredError() * squaredError() / (count - 1);
    }

    /** Of the mean. */
    private double squaredError() {
        return variance / count;
    }
}
