package dev.landfall.orchestrator.report.export.html;

/** How far apart the words of a time axis stand. */
final class TimeSteps {

    private static final int MOST = 6;
    private static final int[] SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 43200, 86400
    };

    private TimeSteps() {}

    /** A step that people count in, and that is there six times at most. */
    static double step(double seconds) {
        for (int step : SECONDS) {
            if (seconds / step <= MOST) {
                return step;
            }
        }
        return Math.ceil(seconds / MOST / 86400) * 86400;
    }
}
