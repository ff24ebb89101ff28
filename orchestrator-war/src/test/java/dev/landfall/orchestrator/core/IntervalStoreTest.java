package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntervalStoreTest {

    private final IntervalStore store = new IntervalStore(Duration.ofSeconds(10));

    @Test
    void tellsOfEachIntervalWhatRoseInIt() {
        add(0, Map.of(ErrorClass.TIMEOUT, 2L));
        add(2, Map.of(ErrorClass.TIMEOUT, 3L, ErrorClass.RESET, 4L));
        add(1, Map.of(ErrorClass.TIMEOUT, 3L));
        add(3, Map.of(ErrorClass.TIMEOUT, 3L, ErrorClass.RESET, 4L));
        assertThat(store.failures(0)).isEqualTo(Map.of(ErrorClass.TIMEOUT, 2L));
        assertThat(store.failures(1)).isEqualTo(Map.of(ErrorClass.TIMEOUT, 1L));
        assertThat(store.failures(2)).isEqualTo(Map.of(ErrorClass.RESET, 4L));
        assertThat(store.failures(3)).isEmpty();
    }

    /** The histograms of an interval tell how many failed in it, not of what. */
    @Test
    void doesNotGuessClassesAfterAGap() {
        add(0, Map.of(ErrorClass.TIMEOUT, 2L));
        add(2, Map.of(ErrorClass.TIMEOUT, 9L));
        assertThat(store.failures(1)).isEmpty();
        assertThat(store.failures(2)).isEmpty();
        add(1, Map.of(ErrorClass.TIMEOUT, 8L));
        assertThat(store.failures(2)).isEqualTo(Map.of(ErrorClass.TIMEOUT, 1L));
    }

    private void add(long index, Map<ErrorClass, Long> errors) {
        long failed = errors.values().stream().mapToLong(Long::longValue).sum();
        store.add(index, new RequestCounts(failed, failed, 0, 0, 0, errors, Map.of()), Map.of(), null);
    }
}
