package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.workload.WorkloadModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopCountTest {

    @ParameterizedTest
    @CsvSource({
        "OPEN, 1, 4, 1",
        "OPEN, 7, 4, 1",
        "OPEN, 15, 4, 1",
        "OPEN, 16, 4, 2",
        "OPEN, 64, 4, 4",
        "OPEN, 64, 16, 8",
        "CLOSED, 1, 4, 1",
        "CLOSED, 3, 4, 3",
        "CLOSED, 64, 4, 4",
    })
    void anOpenLoadHasEnoughSlotsOnEachLoopAndAClosedOneUsesAllItCan(
            WorkloadModel model, int concurrency, int available, int loops) {
        assertThat(LoopCount.of(model, concurrency, available)).isEqualTo(loops);
    }
}
