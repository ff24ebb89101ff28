package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmTest {

    private static final long MILLI = 1_000_000;

    private long now = 1_000 * MILLI;
    private final List<Long> lags = new ArrayList<>();
    private final List<Long> woken = new ArrayList<>();
    private final Alarm alarm = new Alarm(lags::add, () -> now);

    @Test
    void ringsOnceItIsDueAndTellsHowLateItWas() {
        alarm.wakes(woken::add);
        alarm.ringBy(now + 3 * MILLI);
        checkAfter(2 * MILLI);
        assertThat(woken).isEmpty();

        checkAfter(9 * MILLI);

        assertThat(woken).containsExactly(1_011 * MILLI);
        assertThat(lags).containsExactly(8 * MILLI);
    }

    @Test
    void theEarliestOfSeveralInstantsHolds() {
        alarm.wakes(woken::add);
        alarm.ringBy(now + 3 * MILLI);
        alarm.ringBy(now + 30 * MILLI);
        checkAfter(4 * MILLI);

        assertThat(woken).hasSize(1);
    }

    @Test
    void aLoopWithNothingToWaitForIsStillProbedForItsLag() {
        alarm.wakes(woken::add);
        checkAfter(Alarm.PROBE_NANOS + 700 * MILLI);
        checkAfter(Alarm.PROBE_NANOS);

        assertThat(lags).containsExactly(700 * MILLI, 0L);
    }

    @Test
    void nothingRingsWhenThereIsNobodyToWake() {
        alarm.wakes(woken::add);
        alarm.wakes(null);
        checkAfter(10_000 * MILLI);

        assertThat(alarm.dueNanos()).isEqualTo(EngineClock.NEVER);
        assertThat(lags).isEmpty();
        assertThat(woken).isEmpty();
    }

    private void checkAfter(long nanos) {
        now += nanos;
        alarm.check();
    }
}
