package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.view.TestTimes;
import dev.landfall.orchestrator.core.view.TestTimes.Slice;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.Measure;
import dev.landfall.stats.MeasureSet;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KeptTimesTest {

    private final KeptTimes times = new KeptTimes(Duration.ofSeconds(1), List.of());

    @Test
    void addsUpTheDriversOfASecondHoweverLateOneIs() {
        for (int index = 0; index < 20; index++) {
            times.onInterval(index, took(10));
            times.onInterval(index, took(5));
        }
        times.onInterval(3, took(7));

        assertThat(slices()).hasSize(20);
        assertThat(slices()).extracting(KeptTimesTest::count).contains(22L).containsOnly(15L, 22L);
        assertThat(slices().get(2).parts()).hasSize(1);
    }

    @Test
    void ofALongTestNeighboursShareASliceAndNothingIsLost() {
        for (int index = 0; index < 3 * KeptTimes.MOST_SLICES; index++) {
            times.onInterval(index, took(1));
        }

        assertThat(slices()).hasSizeBetween(KeptTimes.MOST_SLICES / 2, KeptTimes.MOST_SLICES);
        assertThat(slices().get(1).from()).isEqualTo(4);
        assertThat(slices().get(1).to()).isEqualTo(7);
        assertThat(slices().stream().mapToLong(KeptTimesTest::count).sum()).isEqualTo(3L * KeptTimes.MOST_SLICES);
        assertThat(slices().stream().mapToInt(slice -> slice.parts().size()).sum())
                .isLessThan(KeptTimes.MOST_SLICES + 20);
    }

    @Test
    void aGapIsNoSlice() {
        times.onInterval(0, took(1));
        times.onInterval(5, took(1));

        assertThat(slices()).extracting(Slice::from).containsExactly(0L, 5L);
    }

    @Test
    void whatIsOnDiskIsKeptNoLonger() {
        times.onInterval(0, took(1));
        times.letGo();
        times.onInterval(1, took(1));

        assertThat(times.view().slices()).isNull();
    }

    @Test
    void aReportIsWrittenWithTheTimesOfEachSecondAndOfTheWhole() {
        Stage stage = Stage.leading();
        run(stage);

        TestTimes written = stage.reports.savedTimes.get(0);
        assertThat(Objects.requireNonNull(written.slices()))
                .extracting(KeptTimesTest::count)
                .containsExactly(5L, 6L, 0L);
        assertThat(count(written.whole())).isEqualTo(11);
    }

    @Test
    void aNewLifeFindsTheSecondsOfTheNewestTestsInTheLogAndTheWholeOfAll() {
        Stage stage = Stage.leading();
        for (int i = 0; i <= TestBook.TIMES_KEPT; i++) {
            run(stage);
        }
        stage.core.leave();
        stage.settle();
        stage.freeze();

        Stage next = stage.another("orchestrator-2").start();
        next.advance(Duration.ofSeconds(7));

        assertThat(next.reports.savedTimes).hasSize(TestBook.TIMES_KEPT + 1);
        assertThat(next.reports.savedTimes.stream().filter(times -> times.slices() == null))
                .hasSize(1);
        assertThat(next.reports.savedTimes)
                .allSatisfy(times -> assertThat(count(times.whole())).isEqualTo(11));
    }

    private static void run(Stage stage) {
        stage.drivers.clear();
        FakeDriver driver = stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> e.durationMillis = 1000.0));
        driver.say(DriverState.READY, id);
        stage.now(stage.core.trigger(id));
        stage.advance(Duration.ofMillis(3100));
        driver.send(driver.interval(id, 5, 2));
        driver.send(driver.interval(id, 6, 2));
        driver.send(driver.last(id, EndReason.PLAN_ELAPSED));
        driver.say(DriverState.IDLE, null);
        stage.advance(Duration.ofSeconds(3));
    }

    private List<Slice> slices() {
        return Objects.requireNonNull(times.view().slices());
    }

    private static EncodedHistograms took(int requests) {
        MeasureSet set = new MeasureSet();
        for (int i = 0; i < requests; i++) {
            set.of(Measure.RESPONSE_TIME).recordValue(1000);
        }
        return set.encode();
    }

    private static long count(Slice slice) {
        return slice.parts().stream().mapToLong(KeptTimesTest::count).sum();
    }

    private static long count(EncodedHistograms histograms) {
        return histograms
                .of(Measure.RESPONSE_TIME)
                .map(encoded -> encoded.decode().getTotalCount())
                .orElse(0L);
    }
}
