package dev.landfall.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.launcher.bench.BenchResult;
import dev.landfall.launcher.bench.Peer;
import dev.landfall.launcher.bench.Reading;
import dev.landfall.launcher.bench.Results;
import dev.landfall.launcher.bench.Round;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchViewTest {
    private static final BenchResult RESULT = Results.of(
            List.of(Peer.WRK, Peer.HEY), round(4.0, 4.0, 20.0), round(4.4, 4.0, 22.0), round(4.2, 4.0, 21.0));

    @Test
    void showsMediansAndTheSpreadOfTheRatio() {
        assertThat(String.join("\n", BenchView.lines(RESULT, new Paint(false))))
                .contains("machine: abacus, 2 cores")
                .containsPattern("driver +200 000 +4.20 +3.50 +179 +0\n")
                .containsPattern("wrk +200 000 +4.00 +3.50 +179 +0 +1.05 × \\(1.00 × – 1.10 ×\\)\n")
                .containsPattern("hey +200 000 +21.0 +3.50 +179 +0 +0.20 ×");
    }

    @Test
    void thePageHasTheCommandTheMediansAndEveryRound() {
        assertThat(BenchPage.text(RESULT))
                .startsWith(
                        "Measured 2026-11-21T07:00:00Z by `landfall bench --pairs 3 --seconds 10 --settle 20"
                                + " --connections 64 --server nginx --peers wrk,hey`:\n\n| | |\n|---|---|\n| machine | abacus, 2 cores |\n")
                .contains("| **driver** | 200 000 | 4.20 | 3.50 | 179 | 0 |  |  |  |\n")
                .contains("| wrk | 200 000 | 4.00 | 3.50 | 179 | 0 | **1.05 ×** | 1.00 × | 1.10 × |\n")
                .endsWith(
                        "| 2 | 4.40 (3.50) | 4.00 (3.50) | 22.0 (3.50) |\n| 3 | 4.20 (3.50) | 4.00 (3.50) | 21.0 (3.50) |\n");
    }

    private static Round round(double driver, double wrk, double hey) {
        return new Round(reading(driver), Map.of(Peer.WRK, reading(wrk), Peer.HEY, reading(hey)));
    }

    private static Reading reading(double micros) {
        return new Reading(2_000_000, 0, 10, 2 * micros, 7);
    }
}
