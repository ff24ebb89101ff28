package dev.landfall.systemtest.faults;

import java.time.Duration;
import java.util.Random;

/**
 * When a test is triggered and when it is stopped, counted from one moment.
 *
 * @param again when it is stopped for the second time
 */
record StopMoment(String kind, Duration trigger, Duration stop, Duration again) {
    private static final long AFTER_A_STOP_MILLIS = 300;
    private static final long AT_ONCE_MILLIS = 20;
    private static final long AGAIN_MILLIS = 500;

    /**
     * The kinds in turn.
     *
     * @param longest how long after its trigger a test may still go on
     */
    static StopMoment random(int number, Random random, Duration longest) {
        Duration some = millis(random, longest.toMillis());
        return switch (number % 4) {
            case 0 -> once("before the trigger", millis(random, AFTER_A_STOP_MILLIS), Duration.ZERO);
            case 1 -> once("with the trigger", millis(random, AT_ONCE_MILLIS), millis(random, AT_ONCE_MILLIS));
            case 2 -> once("after the trigger", Duration.ZERO, some);
            default -> new StopMoment("twice", Duration.ZERO, some, some.plus(millis(random, AGAIN_MILLIS)));
        };
    }

    private static StopMoment once(String kind, Duration trigger, Duration stop) {
        return new StopMoment(kind, trigger, stop, stop);
    }

    boolean isTwice() {
        return !again.equals(stop);
    }

    private static Duration millis(Random random, long most) {
        return Duration.ofNanos((long) (random.nextDouble() * most * 1e6));
    }
}
