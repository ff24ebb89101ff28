package dev.landfall.workload;

/** What a threshold looks at, over all drivers that tell. */
public sealed interface ThresholdMetric {

    /** What its values are measured in. */
    Unit unit();

    /** How it moves while a test goes on. */
    default Trend trend() {
        return Trend.EITHER;
    }

    /** Of the values of a metric, as reports show them. */
    enum Unit {
        MILLIS("ms"),
        PERCENT("%"),
        NUMBER("");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        /** Empty for plain numbers. */
        public String symbol() {
            return symbol;
        }
    }

    /** Whether a value that stands now can still go down, or up. */
    enum Trend {
        RISES,
        FALLS,
        EITHER
    }

    /** Which of the two times of a request. */
    enum Timed {
        RESPONSE,
        SERVICE
    }

    /** What is read from a histogram. */
    enum Statistic {
        MIN,
        MAX,
        MEAN,
        PERCENTILE
    }

    /** Things that are counted. */
    enum Counter {
        SENT,
        SUCCEEDED,
        FAILED,
        NOT_SENT
    }

    /**
     * A figure of a time.
     *
     * @param percent 0 to 99.99; 0 unless the statistic is a percentile
     */
    record Time(Timed timed, Statistic statistic, double percent) implements ThresholdMetric {
        @Override
        public Unit unit() {
            return Unit.MILLIS;
        }

        @Override
        public Trend trend() {
            return switch (statistic) {
                case MIN -> Trend.FALLS;
                case MAX -> Trend.RISES;
                case MEAN, PERCENTILE -> Trend.EITHER;
            };
        }
    }

    /** Failed ÷ completed. */
    record ErrorRate() implements ThresholdMetric {
        @Override
        public Unit unit() {
            return Unit.PERCENT;
        }
    }

    /** Completed per second. */
    record Rps() implements ThresholdMetric {
        @Override
        public Unit unit() {
            return Unit.NUMBER;
        }
    }

    /** How many. */
    record Count(Counter counter) implements ThresholdMetric {
        @Override
        public Unit unit() {
            return Unit.NUMBER;
        }

        @Override
        public Trend trend() {
            return Trend.RISES;
        }
    }

    /** How many failed in this way. */
    record Errors(String errorClass) implements ThresholdMetric {
        @Override
        public Unit unit() {
            return Unit.NUMBER;
        }

        @Override
        public Trend trend() {
            return Trend.RISES;
        }
    }
}
