package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is refused with a problem that says what, and nothing is made of it. */
@Order(15)
@ExtendWith(SharedStack.class)
class BadRequestsIT {
    private static final String NO_TEST = "00000000-0000-4000-8000-000000000000";

    private final Api api;
    private final String ping;

    BadRequestsIT(Stack stack) {
        this.api = stack.api();
        this.ping = stack.ping();
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvFileSource(resources = "/bad-plans.txt", delimiter = '|', quoteCharacter = '`')
    void namesEveryFaultyFieldOfAPlanAtOnce(String plan, String fields) {
        String body =
                plan.replace("URL", "{'url':'PING'}").replace("PING", ping).replace('\'', '"');
        assertThat(api.post("/api/tests", body, Map.of()).faultyFields())
                .as("%s", body)
                .containsExactlyInAnyOrder(fields.split(" ", -1));
    }

    @Test
    void suggestsTheNearestNameOfAnUnknownField() {
        String body = """
                {"test_type": "AVALANCHE", "durationms": 500, "target": {"url": "%s"}}""".formatted(ping);
        assertThat(api.post("/api/tests", body, Map.of()).problem(422).toString())
                .contains("duration_ms?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "{\"test_type\": \"AVALANCHE\"", "[]", "7", "{} x", "\u0000", "{\"a\": NaN}", "{'a': 1}"})
    void brokenJsonIs400(String body) {
        assertThat(api.post("/api/tests", body, Map.of()).problem(400).text("code"))
                .isEqualTo("BROKEN_JSON");
    }

    @Test
    void jsonNestedTenThousandDeepIs400() {
        api.post("/api/tests", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000), Map.of())
                .problem(400);
    }

    @Test
    void anEmptyBodyIs400() {
        api.post("/api/tests", "", Map.of()).problem(400);
    }

    @Test
    void aBodyOverOneMegabyteIs413() {
        api.post("/api/tests", "{\"name\": \"" + "x".repeat(1_100_000) + "\"}", Map.of())
                .problem(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/json; charset=utf-16",
                "application/x-www-form-urlencoded"
            })
    void anotherTypeOfBodyIs415(String type) {
        api.post("/api/tests", "{}", Map.of("Content-Type", type)).problem(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tests", "/api/drivers"})
    void aTypeThatIsNotThereIs406(String path) {
        api.get(path, Map.of("Accept", "image/png")).problem(406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tests/" + NO_TEST,
                "/api/tests/" + NO_TEST + "/report",
                "/api/tests/" + NO_TEST + "/timeline",
                "/api/tests/" + NO_TEST + "/nodes/driver-1/report",
                "/api/nothing",
                "/api",
                "/nothing/at/all"
            })
    void whatIsNotThereIs404(String path) {
        api.get(path).problem(404);
    }

    @Test
    void commandsForATestThatIsNotThereAre404() {
        api.post("/api/tests/" + NO_TEST + "/trigger").problem(404);
        api.post("/api/tests/" + NO_TEST + "/stop").problem(404);
    }

    @ParameterizedTest
    @CsvSource({"PUT,/api/tests", "DELETE,/api/drivers", "POST,/api/drivers", "PATCH,/api/tests", "OPTIONS,/api/tests"})
    void aMethodThatIsNotThereIs405(String method, String path) {
        api.send(method, path, Map.of("Content-Type", "application/json"), "").problem(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "..%2f..%2fapi-token", "%2e%2e", "%3Cscript%3E", "..;/drivers", "%0d%0aX"})
    void idsThatAreNoneAreRefused(String id) {
        for (String call : List.of("", "/report", "/timeline")) {
            var answer = api.get("/api/tests/" + id + call);
            assertThat(answer.status()).as("%s", answer).isIn(400, 404);
            answer.problem(answer.status());
            assertThat(answer.body()).as("%s", answer).doesNotContain("<script>");
        }
    }

    /** The server itself refuses a NUL, before anybody could make a problem of it; it tells nothing. */
    @Test
    void anIdWithANulIs400() {
        assertThat(api.get("/api/tests/a%00b").expect(400).body()).isEmpty();
    }

    @Test
    void parametersOutOfRangeAre400() {
        for (String query : List.of("limit=0", "limit=-1", "limit=x", "limit=99999999999", "after=x")) {
            api.get("/api/tests?" + query).problem(400);
        }
    }

    @Test
    void unknownDriversInAPlanAre409() {
        String body = """
                {"test_type": "AVALANCHE", "duration_ms": 500, "target": {"url": "%s"},
                 "drivers": {"node_ids": ["nobody"]}}""".formatted(ping);
        assertThat(api.post("/api/tests", body, Map.of()).problem(409).text("code"))
                .isEqualTo("NOT_ENOUGH_DRIVERS");
    }
}
