package dev.landfall.orchestrator.report;

/**
 * Student's t distribution at one level: in 99 % of all cases a value lies between minus and plus this limit. By the expansion around the normal
 * distribution of G. W. Hill, Algorithm 396, Communications of the ACM 13 (1970), pages 619–620; from five degrees of freedom on it is right to
 * six digits.
 */
final class StudentT {

    /** Of the normal distribution: half a percent lies below. */
    private static final double NORMAL = -2.5758293035489004;

    private static final double FEWEST = 5;

    private StudentT() {}

    /**
     * The limit, at least 2.5758.
     *
     * @param degrees of freedom, also a fraction, from 5 on
     */
    static double limitAt99Percent(double degrees) {
        if (!(degrees >= FEWEST)) {
            throw new IllegalArgumentException("at least 5 degrees of freedom, not " + degrees);
        }
        double a = 1 / (degrees - 0.5);
        double b = 48 / (a * a);
        double c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
        double d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * degrees;
        double x = NORMAL;
        c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b;
        double y = x * x;
        y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x;
        return Math.sqrt(degrees * Math.expm1(a * y * y));
    }
}
