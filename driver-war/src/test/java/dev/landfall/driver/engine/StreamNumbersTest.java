package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StreamNumbersTest {

    @Test
    void areOddAndRise() {
        StreamNumbers numbers = new StreamNumbers();
        assertThat(numbers.wasTaken(1)).isFalse();
        assertThat(new int[] {numbers.take(), numbers.take(), numbers.take()}).containsExactly(1, 3, 5);
        assertThat(numbers.wasTaken(5)).isTrue();
        assertThat(numbers.wasTaken(7)).isFalse();
        assertThat(numbers.wasTaken(4)).as("the target's own").isFalse();
        assertThat(numbers.next()).isEqualTo(7);
    }

    @Test
    void endWithTheLastThatAFrameCanCarry() {
        StreamNumbers numbers = new StreamNumbers(Integer.MAX_VALUE - 2);
        assertThat(numbers.take()).isEqualTo(Integer.MAX_VALUE - 2);
        assertThat(numbers.areLeft()).isTrue();
        assertThat(numbers.take()).isEqualTo(Integer.MAX_VALUE);
        assertThat(numbers.areLeft()).isFalse();
        assertThat(numbers.wasTaken(Integer.MAX_VALUE)).isTrue();
        assertThat(numbers.wasTaken(1)).isTrue();
        assertThat(numbers.wasTaken(Integer.MIN_VALUE + 1)).isFalse();
        assertThatThrownBy(numbers::take).isInstanceOf(IllegalStateException.class);
    }
}
