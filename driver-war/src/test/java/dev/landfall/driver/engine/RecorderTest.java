package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.Measure;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Intervals of 1000 ns from 10000 on. */
class RecorderTest {

    private final Recorder recorder = new Recorder(1000);
    private final Slot slot = new Slot();

    @Test
    void timesARequestFromWhereItWasDueAndFromWhereItWasSent() {
        send(10_100, 10_150, 10_400);
        recorder.completed(slot, null, 10_900);
        recorder.cutUpTo(11_000);
        assertThat(only(Measure.SEND_DELAY)).isEqualTo(300);
        assertThat(only(Measure.SEND_LAG)).as("no slot was free before 10150").isEqualTo(250);
        assertThat(only(Measure.RESPONSE_TIME)).isEqualTo(800);
        assertThat(only(Measure.SERVICE_TIME)).isEqualTo(500);
        assertThat(histogram(Measure.FAILED_RESPONSE_TIME).getTotalCount()).isZero();
    }

    @Test
    void theLagIsTheWholeDelayWhereASlotWasFreeAllAlong() {
        send(10_100, 10_050, 10_400);
        recorder.cutUpTo(11_000);
        assertThat(only(Measure.SEND_LAG)).isEqualTo(300);
    }

    @Test
    void timesTimeOutsWithAnswersAndOtherFailuresApart() {
        send(10_000, 10_000, 10_000);
        recorder.completed(slot, ErrorClass.TIMEOUT, 10_500);
        send(10_000, 10_000, 10_000);
        recorder.completed(slot, ErrorClass.RESET, 10_700);
        recorder.cutUpTo(11_000);
        assertThat(only(Measure.RESPONSE_TIME)).isEqualTo(500);
        assertThat(only(Measure.FAILED_RESPONSE_TIME)).isEqualTo(700);
    }

    @Test
    void cutsAtWholeIntervalsHoweverLongNobodyLooked() {
        recorder.beginAt(10_000);
        recorder.cutUpTo(10_999);
        assertThat(recorder.peekClosed()).isNull();
        recorder.cutUpTo(13_500);
        assertThat(recorder.takeClosed().index()).isZero();
        assertThat(recorder.takeClosed().index()).isEqualTo(1);
        assertThat(recorder.takeClosed().index()).isEqualTo(2);
        assertThat(recorder.peekClosed()).isNull();
        assertThat(recorder.nextCutNanos()).isEqualTo(14_000);
        recorder.cutLast();
        assertThat(recorder.takeClosed().last()).isTrue();
    }

    private void send(long intended, long freeSince, long sent) {
        recorder.beginAt(10_000);
        slot.intendedNanos = intended;
        slot.freeSinceNanos = freeSince;
        slot.sentNanos = sent;
        recorder.sent(slot);
    }

    /** The one time that was recorded in the first interval. */
    private long only(Measure measure) {
        assertThat(histogram(measure).getTotalCount()).isEqualTo(1);
        return histogram(measure).getMaxValue();
    }

    private Histogram histogram(Measure measure) {
        LoopInterval first = Objects.requireNonNull(recorder.peekClosed());
        return Objects.requireNonNull(first.buffer()).measures().of(measure);
    }
}
