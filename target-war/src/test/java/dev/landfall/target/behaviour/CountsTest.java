package dev.landfall.target.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.target.behaviour.Counts.Count;
import org.junit.jupiter.api.Test;

class CountsTest {

    private final Counts counts = new Counts();

    @Test
    void countsInTotalAndPerTest() {
        counts.responded(counts.requested("a"));
        counts.requested("a");
        counts.responded(counts.requested(null));
        assertThat(counts.total()).isEqualTo(new Count(3, 2));
        assertThat(counts.tests()).containsOnlyKeys("a").containsEntry("a", new Count(2, 1));
    }

    @Test
    void forgetsTheOldestTestsBeyondAThousand() {
        for (int i = 0; i < 1001; i++) {
            counts.requested("test-" + i);
        }
        assertThat(counts.tests()).hasSize(1000).doesNotContainKey("test-0").containsKey("test-1000");
        assertThat(counts.total().requests()).isEqualTo(1001);
    }

    @Test
    void countsRequestsOfNamesThatAreTooLongInTotalAlone() {
        counts.requested("x".repeat(257));
        assertThat(counts.tests()).isEmpty();
        assertThat(counts.total().requests()).isEqualTo(1);
    }
}
