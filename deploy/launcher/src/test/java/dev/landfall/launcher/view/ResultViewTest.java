package dev.landfall.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultViewTest {
    private static final String REPORT = """
            {"test_id": "t", "state": "PARTIAL", "state_reason": "driver-2 was lost", "model": "OPEN",
             "requests": {"scheduled": 1000, "sent": 1000, "succeeded": 998, "failed": 2, "not_sent": 0},
             "errors": {"TIMEOUT": 2, "RESET": 0},
             "latency": {"response_time": {"min": 0.4, "max": 12.25, "mean": 0.9, "median": 0.8, "mode": 0.75, "p95": 2, "p99": 9.5}},
             "throughput": {"mean_rps": 99.9}, "target_count": {"received": 1000}, "ledger": {"balanced": true, "differences": []},
             "verdict": {"measurement": "SUSPECT", "reasons": ["driver-2 seconds 3 to 5 are missing"], "thresholds": [
                {"expression": "p99 < 5ms", "actual": 9.5, "unit": "ms", "passed": false},
                {"expression": "error_rate <= 1%", "actual": 0.2, "unit": "%", "passed": true},
                {"expression": "sent > 999", "actual": 1000, "unit": null, "passed": true},
                {"expression": "service.p50 < 5ms", "actual": null, "unit": "ms", "passed": false}]},
             "drivers": [{"node_id": "driver-1", "requests": {"sent": 1000, "succeeded": 998, "failed": 2}},
                         {"node_id": "other", "requests": null, "latency": {"response_time": {"min": 1}}}]}
            """;

    @Test
    void leadsWithTheEndAndHowFarToTrustIt() {
        assertThat(lines())
                .contains(
                        "  PARTIAL (driver-2 was lost)  open model  measurement SUSPECT  99.9/s",
                        "  driver-2 seconds 3 to 5 are missing");
    }

    @Test
    void hasARowOverAllNodesAndOneForEach() {
        assertThat(lines())
                .contains(
                        "              sent   ok  failed       min      max      mean    median      mode      p95      p99",
                        "  all nodes  1 000  998       2  0.400 ms  12.3 ms  0.900 ms  0.800 ms  0.750 ms  2.00 ms  9.50 ms",
                        "  driver-1   1 000  998       2         –        –         –         –         –        –        –",
                        "  other          –    –       –   1.00 ms        –         –         –         –        –        –");
    }

    @Test
    void namesTheCountsAndOnlyTheErrorsThatHappened() {
        assertThat(lines())
                .contains(
                        "  scheduled 1 000 · not sent 0 · target counted 1 000 · ledger balanced",
                        "  errors  TIMEOUT 2");
    }

    @Test
    void saysOfEachThresholdWhatWasMeasured() {
        assertThat(lines())
                .contains(
                        "  threshold  MISSED  p99 < 5ms  (9.5 ms)",
                        "  threshold  passed  error_rate <= 1%  (0.2 %)",
                        "  threshold  passed  sent > 999  (1000)",
                        "  threshold  MISSED  service.p50 < 5ms  (no samples)");
    }

    private static List<String> lines() {
        try (var reader = Json.createReader(new StringReader(REPORT))) {
            return new ResultView(reader.readObject(), new Paint(false)).lines();
        }
    }
}
