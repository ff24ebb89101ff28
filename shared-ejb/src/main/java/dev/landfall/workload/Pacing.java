package dev.landfall.workload;

import java.time.Duration;

/** What decides when one driver's next request starts. */
public sealed interface Pacing {

    WorkloadModel model();

    /** Each virtual user sends again the moment its answer is there. */
    record AsFastAsPossible() implements Pacing {
        @Override
        public WorkloadModel model() {
            return WorkloadModel.CLOSED;
        }
    }

    /**
     * A number of arrivals per second and driver, whatever the target does.
     *
     * @param perSecond over 0
     */
    record ArrivalRate(double perSecond, Arrivals arrivals) implements Pacing {
        public ArrivalRate {
            if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
                throw new IllegalArgumentException("perSecond must be over 0 and finite, was " + perSecond);
            }
        }

        @Override
        public WorkloadModel model() {
            return WorkloadModel.OPEN;
        }
    }

    /**
     * One arrival every {@code delay} per driver, start to start, whatever the target does.
     *
     * @param delay over 0
     */
    record FixedDelay(Duration delay) implements Pacing {
        public FixedDelay {
            requirePositive(delay);
        }

        @Override
        public WorkloadModel model() {
            return WorkloadModel.OPEN;
        }
    }

    /**
     * Each virtual user pauses for {@code delay} after its answer.
     *
     * @param delay over 0
     */
    record ThinkTime(Duration delay) implements Pacing {
        public ThinkTime {
            requirePositive(delay);
        }

        @Override
        public WorkloadModel model() {
            return WorkloadModel.CLOSED;
        }
    }

    private static void requirePositive(Duration delay) {
        if (delay.isNegative() || delay.isZero()) {
            throw new IllegalArgumentException("delay must be over 0, was " + delay);
        }
    }
}
