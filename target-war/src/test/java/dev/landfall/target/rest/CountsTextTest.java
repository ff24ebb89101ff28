package dev.landfall.target.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.target.behaviour.Counts;
import org.junit.jupiter.api.Test;

class CountsTextTest {

    private final Counts counts = new Counts();

    @Test
    void rendersTotalsAndTestsAsJson() {
        counts.responded(counts.requested("t1"));
        counts.requested(null);
        assertThat(CountsText.json(counts))
                .hasToString("{\"requests\":2,\"responses\":1,\"tests\":{\"t1\":{\"requests\":1,\"responses\":1}}}");
    }

    @Test
    void rendersPrometheusTextWithEscapedLabels() {
        counts.requested("a\"b\\c");
        assertThat(CountsText.prometheus(counts))
                .contains("# TYPE landfall_target_requests_total counter\nlandfall_target_requests_total 1\n")
                .contains("landfall_target_test_requests_total{test_id=\"a\\\"b\\\\c\"} 1\n");
    }
}
