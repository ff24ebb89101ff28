package dev.landfall.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class TimelineFromTest {

    @Test
    void leavesOutTheSecondsBeforeTheOneThatIsAskedFor() {
        JsonObject whole = TimelineJson.of(Samples.timeline());
        JsonObject later = TimelineJson.of(Samples.timeline().from(1));
        assertThat(later.getJsonArray("seconds"))
                .isEqualTo(whole.getJsonArray("seconds").subList(1, 2));
        assertThat(later.get("gaps")).isEqualTo(whole.get("gaps"));
        assertThat(TimelineJson.from(whole, 1)).isEqualTo(later);
        assertThat(TimelineJson.from(whole, 0)).isEqualTo(whole);
    }
}
