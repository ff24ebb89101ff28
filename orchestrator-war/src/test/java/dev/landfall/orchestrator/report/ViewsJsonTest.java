package dev.landfall.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.orchestrator.core.view.TimelineView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewsJsonTest {

    @Test
    void writesATimelineSecondBySecond() {
        assertThat(TimelineJson.of(Samples.timeline()).toString())
                .isEqualTo("{\"interval_ms\":1000,\"seconds\":["
                        + "{\"index\":0,\"sent\":100,\"completed\":99,\"errors\":1,\"p50\":1.5,\"p95\":2.5,\"p99\":3.5,"
                        + "\"max\":4.5,\"complete\":true,\"service_p99\":1.25,\"bins\":[[42,99]],\"errors_by_class\":{\"TIMEOUT\":1},\"nodes\":{\"driver-1\":{\"sent\":100,\"completed\":99,"
                        + "\"errors\":1,\"p50\":1.5,\"p95\":2.5,\"p99\":3.5,\"max\":4.5}}},"
                        + "{\"index\":1,\"sent\":2,\"completed\":0,\"errors\":0,\"p50\":null,\"p95\":null,\"p99\":null,"
                        + "\"max\":null,\"complete\":false,\"service_p99\":null,\"bins\":[],\"errors_by_class\":{},\"nodes\":{}}],"
                        + "\"gaps\":[{\"node_id\":\"driver-1\",\"from\":1,\"to\":1}]}");
    }

    /** A target that refuses all is not one that answers in 0 ms. */
    @Test
    void aSecondInWhichAllFailedHasNoTimes() {
        var refused = new TimelineView.Flow(50, 50, 50, 0, 0, 0, 0);
        var second = new TimelineView.Second(
                3, refused, true, Map.of(Samples.OURS, refused), TimelineView.Spread.NONE, Map.of());
        assertThat(TimelineJson.second(second).toString())
                .contains("\"completed\":50,\"errors\":50,\"p50\":null,\"p95\":null,\"p99\":null,\"max\":null")
                .contains("\"service_p99\":null")
                .contains("\"driver-1\":{\"sent\":50,\"completed\":50,\"errors\":50,\"p50\":null");
    }

    @Test
    void writesADriverWithWhatItTells() {
        assertThat(DriverJson.of(Samples.driver()).toString())
                .isEqualTo("{\"node_id\":\"driver-1\",\"node_ip\":\"127.0.0.1\",\"state\":\"RUNNING\",\"alive\":true,"
                        + "\"protocol\":2,\"last_heartbeat_at\":\"2026-01-02T03:04:05.000Z\",\"heartbeat_age_ms\":120,"
                        + "\"version\":\"0.1.0\",\"clock_offset_ms\":-0.5,\"clock_bound_ms\":1.25,"
                        + "\"test_id\":\"11111111-2222-3333-4444-555555555555\",\"sent\":42,"
                        + "\"health\":{\"cpu\":null,\"gc_pause_ms\":0,\"loop_lag_ms\":0},\"labels\":{\"zone\":\"a\"}}");
    }

    @Test
    void writesNullForWhatAPublicDriverDoesNotTell() {
        assertThat(DriverJson.list(List.of(Samples.publicDriver())).toString())
                .isEqualTo("[{\"node_id\":\"their driver/2\",\"node_ip\":\"10.0.0.2\",\"state\":\"LOST\","
                        + "\"alive\":false,\"protocol\":null,\"last_heartbeat_at\":null,\"heartbeat_age_ms\":null,"
                        + "\"version\":null,\"clock_offset_ms\":null,\"clock_bound_ms\":null,\"test_id\":null,"
                        + "\"sent\":null,\"health\":null,\"labels\":{}}]");
    }
}
