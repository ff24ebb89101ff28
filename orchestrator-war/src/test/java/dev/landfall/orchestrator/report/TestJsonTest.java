package dev.landfall.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.TestState;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;

class TestJsonTest {

    private final JsonObject json = TestJson.of(Samples.test(TestState.COMPLETED, 1));

    @Test
    void hasTheFieldsOfTheContractInItsOrder() {
        assertThat(json.keySet())
                .containsExactly(
                        "test_id",
                        "name",
                        "state",
                        "state_reason",
                        "state_detail",
                        "created_at",
                        "started_at",
                        "ended_at",
                        "revision",
                        "amended_at",
                        "report_saved",
                        "plan",
                        "stop",
                        "warm_up",
                        "model",
                        "requests",
                        "not_sent_reasons",
                        "errors",
                        "latency",
                        "censored",
                        "throughput",
                        "start",
                        "verdict",
                        "target_count",
                        "ledger",
                        "drivers",
                        "excludes");
    }

    @Test
    void writesInstantsInUtcWithMillisecondsAndNullWhereThereIsNothing() {
        assertThat(json.getString("created_at")).isEqualTo("2026-01-02T03:04:05.000Z");
        assertThat(json.getString("started_at")).isEqualTo("2026-01-02T03:04:07.345Z");
        assertThat(json.get("amended_at")).isEqualTo(JsonValue.NULL);
        assertThat(json.get("stop")).isEqualTo(JsonValue.NULL);
        assertThat(json.get("state_reason")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void givesCountersErrorsAndReasonsByName() {
        assertThat(json.getJsonObject("requests").toString())
                .isEqualTo("{\"scheduled\":500,\"sent\":498,\"completed\":498,\"succeeded\":495,\"failed\":3,"
                        + "\"not_sent\":2,\"in_flight\":0,\"reconnects\":1}");
        assertThat(json.getJsonObject("errors").toString()).isEqualTo("{\"TIMEOUT\":3}");
        assertThat(json.getJsonObject("not_sent_reasons").toString()).isEqualTo("{\"BACKLOG\":2}");
        assertThat(json.getInt("censored")).isEqualTo(3);
    }

    @Test
    void roundsTimesToSixDecimalsAndKeepsWholeNumbersWhole() {
        JsonObject latency = json.getJsonObject("latency");
        assertThat(latency.keySet())
                .containsExactly("response_time", "service_time", "send_delay", "send_lag", "failed_response_time");
        assertThat(latency.getJsonObject("response_time").toString())
                .isEqualTo("{\"count\":498,\"min\":0.5,\"max\":101.25,\"mean\":1.123457,\"median\":1,\"mode\":0.95,"
                        + "\"mode_bin_ms\":0.1,\"stddev\":2.5,\"p50\":1,\"p90\":2,\"p95\":51.007,\"p99\":91,"
                        + "\"p99_9\":100,\"p99_99\":101}");
    }

    @Test
    void hasNoTimesWhereNothingWasMeasured() {
        JsonObject none = json.getJsonObject("latency").getJsonObject("service_time");
        assertThat(none.getInt("count")).isZero();
        assertThat(none.get("p99")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void tellsStartVerdictTargetCountAndLedger() {
        assertThat(json.getString("model")).isEqualTo("OPEN");
        assertThat(json.getJsonObject("start").toString())
                .isEqualTo(
                        "{\"asked\":true,\"waits_until\":null,\"planned_at\":\"2026-01-02T03:04:07.000Z\",\"skew_ms\":1.25,\"nodes\":"
                                + "{\"driver-1\":{\"planned_offset_ms\":0,\"actual_offset_ms\":1.5}}}");
        assertThat(json.getJsonObject("verdict").toString())
                .isEqualTo("{\"measurement\":\"SUSPECT\",\"reasons\":[\"driver-1, second 3: no data\"],"
                        + "\"thresholds\":[{\"expression\":\"p99 < 50ms\",\"actual\":91,\"unit\":\"ms\",\"passed\":false}],"
                        + "\"passed\":false}");
        assertThat(json.getJsonObject("target_count").toString()).isEqualTo("{\"received\":498}");
        assertThat(json.getJsonObject("ledger").toString()).isEqualTo("{\"balanced\":true,\"differences\":[]}");
        assertThat(json.getJsonArray("excludes").toString()).isEqualTo("[\"their driver/2\"]");
    }

    @Test
    void namesTheReasonOfAFailureAndWhom() {
        JsonObject failed = TestJson.of(Samples.test(TestState.FAILED, 1));
        assertThat(failed.getString("state_reason")).isEqualTo("NOT_READY");
        assertThat(failed.getString("state_detail")).contains("driver-1");
    }

    @Test
    void showsOneOfOurDriversWhole() {
        JsonObject node = json.getJsonArray("drivers").getJsonObject(0);
        assertThat(node.keySet())
                .containsExactly(
                        "node_id",
                        "state",
                        "end_reason",
                        "requests",
                        "not_sent_reasons",
                        "errors",
                        "error_examples",
                        "latency",
                        "censored",
                        "throughput",
                        "warm_up",
                        "health",
                        "worst_health",
                        "missing_seconds");
        assertThat(node.getString("end_reason")).isEqualTo("PLAN_ELAPSED");
        assertThat(node.getJsonArray("missing_seconds").toString()).isEqualTo("[3]");
        assertThat(node.getJsonObject("throughput").toString())
                .isEqualTo("{\"mean_rps\":99.6,\"last_second_rps\":100}");
    }

    @Test
    void showsTheFiguresOfAPublicDriverAsGivenAndNothingElse() {
        JsonObject node = json.getJsonArray("drivers").getJsonObject(1);
        assertThat(node.getJsonObject("requests").get("sent")).isEqualTo(JsonValue.NULL);
        assertThat(node.get("errors")).isEqualTo(JsonValue.NULL);
        assertThat(node.get("error_examples")).isEqualTo(JsonValue.NULL);
        JsonObject given = node.getJsonObject("latency").getJsonObject("response_time");
        assertThat(given.getInt("min")).isEqualTo(1);
        assertThat(given.getInt("max")).isEqualTo(9);
        assertThat(given.getJsonNumber("mean").doubleValue()).isEqualTo(4.5);
        assertThat(given.getInt("median")).isEqualTo(4);
        assertThat(given.get("p99")).isEqualTo(JsonValue.NULL);
        assertThat(node.getJsonObject("latency").get("service_time")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void aNodesOwnReportNamesItsTestAndRevision() {
        JsonObject report = NodeJson.report(Samples.TEST, 7, Samples.ours());
        assertThat(report.getString("test_id")).isEqualTo(Samples.TEST.value());
        assertThat(report.getInt("revision")).isEqualTo(7);
        assertThat(report.getString("node_id")).isEqualTo("driver-1");
    }
}
