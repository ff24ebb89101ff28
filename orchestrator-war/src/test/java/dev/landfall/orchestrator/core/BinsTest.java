package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.orchestrator.core.view.TimelineView.Bin;
import dev.landfall.stats.Histograms;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class BinsTest {

    @Test
    void fourBinsToEachDoublingHoldEveryTimeOnce() {
        Histogram times = Histograms.empty();
        times.recordValueWithCount(500, 3);
        times.recordValueWithCount(1_000, 2);
        times.recordValueWithCount(2_100, 5);
        times.recordValueWithCount(1_000_000, 7);
        assertThat(Bins.of(times)).containsExactly(new Bin(0, 5), new Bin(4, 5), new Bin(39, 7));
    }

    @Test
    void nothingHasNoBins() {
        assertThat(Bins.of(Histograms.empty())).isEmpty();
    }
}
