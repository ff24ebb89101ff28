package dev.landfall.systemtest.harness;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Books that do not balance must be seen, or the check after every test would mean nothing. */
class LedgerTest {
    private static final Api NO_TARGET = new Api("http://nowhere.invalid", "");

    private static JsonObject part(String node) {
        return Json.createObjectBuilder()
                .add("node_id", node)
                .add("end_reason", "PLAN_ELAPSED")
                .add(
                        "requests",
                        counters(Map.of(
                                "scheduled",
                                12,
                                "sent",
                                10,
                                "completed",
                                10,
                                "succeeded",
                                7,
                                "failed",
                                3,
                                "not_sent",
                                2)))
                .add("not_sent_reasons", counters(Map.of("BACKLOG", 2)))
                .add("errors", counters(Map.of("TIMEOUT", 1, "HTTP_5XX", 2)))
                .add(
                        "latency",
                        Json.createObjectBuilder()
                                .add("response_time", counters(Map.of("count", 8)))
                                .add("failed_response_time", counters(Map.of("count", 2)))
                                .add("send_delay", counters(Map.of("count", 10))))
                .build();
    }

    private static JsonObject counters(Map<String, Integer> some) {
        var counters = Json.createObjectBuilder().add("in_flight", 0).add("reconnects", 0);
        var object = some.containsKey("sent") ? counters : Json.createObjectBuilder();
        some.forEach(object::add);
        return object.build();
    }

    private static Doc report(JsonObject part) {
        return new Doc(Json.createObjectBuilder(part)
                .add("state", "COMPLETED")
                .add("plan", Plan.avalanche("http://127.0.0.1:1/").json())
                .add(
                        "ledger",
                        Json.createObjectBuilder().add("balanced", true).add("differences", JsonValue.EMPTY_JSON_ARRAY))
                .add("excludes", JsonValue.EMPTY_JSON_ARRAY)
                .add("drivers", Json.createArrayBuilder().add(part("a")))
                .build());
    }

    private static Doc timeline(int sent) {
        var flow = Json.createObjectBuilder(counters(Map.of("completed", 10, "errors", 3)))
                .add("sent", sent)
                .build();
        var second = Json.createObjectBuilder(flow)
                .add("nodes", Json.createObjectBuilder().add("a", flow));
        return new Doc(Json.createObjectBuilder()
                .add("gaps", JsonValue.EMPTY_JSON_ARRAY)
                .add("seconds", Json.createArrayBuilder().add(second))
                .build());
    }

    private static void check(Doc report, Doc timeline, JsonObject node) {
        Doc own = new Doc(Json.createObjectBuilder(node).add("test_id", "t").build());
        Ledger.check(new Result("t", report, timeline, Map.of("a", own)), NO_TARGET);
    }

    @Test
    void balancedBooksPass() {
        assertThatCode(() -> check(report(part("a")), timeline(10), part("a"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "requests/scheduled,scheduled = sent + not_sent",
        "requests/sent,sent = completed + in_flight",
        "requests/failed,failed = Σ errors",
        "requests/not_sent,not_sent = Σ reasons",
        "requests/reconnects,whole = Σ drivers",
        "errors/HTTP_5XX,whole = Σ drivers",
        "latency/response_time/count,response times",
        "latency/failed_response_time/count,failed response times"
    })
    void oneTooManyAnywhereInTheWholeIsSeen(String pointer, String difference) {
        var wrong = Json.createPointer("/" + pointer).replace(part("a"), Json.createValue(99));
        assertThatThrownBy(() -> check(report(wrong), timeline(10), part("a"))).hasMessageContaining(difference);
    }

    @Test
    void aTimelineThatLosesARequestIsSeen() {
        assertThatThrownBy(() -> check(report(part("a")), timeline(9), part("a")))
                .hasMessageContaining("Σ seconds = total, sent: 9 against 10")
                .hasMessageContaining("a: Σ seconds, sent");
    }

    @Test
    void aNodeReportThatSaysOtherwiseIsSeen() {
        var other =
                Json.createObjectBuilder(part("a")).add("end_reason", "STOPPED").build();
        assertThatThrownBy(() -> check(report(part("a")), timeline(10), other)).hasMessageContaining("end_reason");
    }
}
