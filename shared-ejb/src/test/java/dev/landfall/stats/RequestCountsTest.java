package dev.landfall.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestCountsTest {

    private final RequestCounts counts = new RequestCounts(
            10, 9, 6, 1, 2, Map.of(ErrorClass.HTTP_5XX, 2L, ErrorClass.DNS, 0L), Map.of(NotSentReason.BACKLOG, 1L));

    @Test
    void derivesFailedCompletedAndNotSent() {
        assertThat(counts.failed()).isEqualTo(2);
        assertThat(counts.completed()).isEqualTo(8);
        assertThat(counts.notSentTotal()).isEqualTo(1);
        assertThat(counts.errors()).containsOnlyKeys(ErrorClass.HTTP_5XX);
    }

    @Test
    void addsUpFieldByField() {
        RequestCounts twice = counts.plus(counts);
        assertThat(twice.sent()).isEqualTo(18);
        assertThat(twice.errors()).containsEntry(ErrorClass.HTTP_5XX, 4L);
        assertThat(counts.plus(RequestCounts.ZERO)).isEqualTo(counts);
    }

    @Test
    void refusesNegativeCounts() {
        assertThatThrownBy(() -> new RequestCounts(-1, 0, 0, 0, 0, Map.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RequestCounts(0, 0, 0, 0, 0, Map.of(ErrorClass.DNS, -1L), Map.of()))
                .hasMessageContaining("DNS");
    }
}
