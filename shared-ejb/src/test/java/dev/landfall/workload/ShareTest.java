package dev.landfall.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void sharesOfAnyTotalAddUpToIt() {
        for (int count = 1; count <= 8; count++) {
            for (long total : new long[] {0, 1, 2, 7, 8, 9, 1000, 1_000_000_007}) {
                long sum = 0;
                for (int index = 0; index < count; index++) {
                    sum += new Share(index, count).of(total);
                }
                assertThat(sum).as("%d over %d", total, count).isEqualTo(total);
            }
        }
    }

    @Test
    void aStripeTakesEveryNthOfTheShareItself() {
        Share driver = new Share(1, 3); // 1, 4, 7, 10, 13, …
        assertThat(driver.stripe(0, 2)).isEqualTo(new Share(1, 6)); // 1, 7, 13, …
        assertThat(driver.stripe(1, 2)).isEqualTo(new Share(4, 6)); // 4, 10, …
    }

    @Test
    void refusesAnIndexOutsideItsCount() {
        assertThatThrownBy(() -> new Share(2, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
