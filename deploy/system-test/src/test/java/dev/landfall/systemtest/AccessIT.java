package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Answer;
import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask, and where load may go. */
@Order(16)
@ExtendWith(SharedStack.class)
class AccessIT {
    private static final String ID = "00000000-0000-4000-8000-000000000000";

    private final Stack stack;
    private final Api api;

    AccessIT(Stack stack) {
        this.stack = stack;
        this.api = stack.api();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/drivers",
        "GET,/api/tests",
        "POST,/api/tests",
        "GET,/api/tests/" + ID,
        "POST,/api/tests/" + ID + "/trigger",
        "POST,/api/tests/" + ID + "/stop",
        "GET,/api/tests/" + ID + "/report",
        "GET,/api/tests/" + ID + "/report.html",
        "GET,/api/tests/" + ID + "/nodes/driver-1/report",
        "GET,/api/tests/" + ID + "/timeline",
        "GET,/api/comparisons",
        "DELETE,/api/tests/" + ID,
        "GET,/api/diagnostics",
        "GET,/api/nothing",
        "GET,/api/application.wadl",
        "GET,/feed",
        "GET,/widgets.js?k=x",
        "GET,//api/drivers",
        "GET,/health/../api/drivers",
        "GET,/api/drivers;x=/health/live"
    })
    void withoutTheTokenOrWithAWrongOneIs401(String method, String path) {
        List<Map<String, String>> headers = List.of(
                Map.of(),
                Map.of("Authorization", "Bearer wrong"),
                Map.of("Authorization", "Bearer "),
                Map.of("Authorization", "Basic " + api.token()),
                Map.of("Cookie", "token=" + api.token()));
        for (Map<String, String> each : headers) {
            Answer answer = api.withToken("").send(method, path, each, "");
            answer.problem(401);
            assertThat(answer.header("WWW-Authenticate")).as("%s", answer).startsWith("Bearer");
        }
    }

    @Test
    void aTokenInTheQueryStringIsRefused() {
        for (Api caller : List.of(api, api.withToken(""))) {
            Answer answer = caller.get("/api/drivers?token=" + api.token());
            assertThat(answer.status()).as("%s", answer).isIn(400, 401);
            answer.problem(answer.status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/signin.html",
                "/assets/console.css",
                "/assets/js/signin.js",
                "/health",
                "/health/live",
                "/health/ready",
                "/metrics",
                "/openapi"
            })
    void theOpenPathsNeedNoTokenAndTellNoNames(String path) {
        Answer answer = api.withToken("").get(path).expect(200);
        assertThat(answer.body()).as("%s", answer).doesNotContain(api.token(), "driver-1", stack.ping());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.xhtml", "/new.xhtml", "/test.xhtml", "/history.xhtml"})
    void aPageSendsABrowserToSignIn(String path) {
        Answer answer = api.withToken("").get(path).expect(302);
        assertThat(answer.header("Location")).as("%s", answer).contains("/signin.html?then=");
    }

    @Test
    void theTokenStaysInAFileOfItsOwnersAndOutOfTheLogs() throws IOException {
        var file = stack.data().resolve("api-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (Stack.Member member : stack.members()) {
            assertThat(Files.readString(java.nio.file.Path.of(member.log())))
                    .as("log of %s", member.name())
                    .doesNotContain(api.token());
        }
    }

    @Test
    void aPageOfAnotherHostIsRefusedEvenWithTheToken() {
        api.get("/api/drivers", Map.of("Origin", "http://evil.invalid")).problem(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://192.0.2.1/", "http://[2001:db8::1]/", "http://0.0.0.0/", "http://169.254.169.254/latest"
            })
    void aTargetOutsideTheAllowListIs403(String url) {
        Answer answer = api.post("/api/tests", Plan.avalanche(url).count(1).json());
        assertThat(answer.problem(403).text("code")).as("%s", answer).isEqualTo("TARGET_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://3221225985/", "http://0xC0000201/", "http://0300.0.2.1/", "http://[::ffff:192.0.2.1]/"})
    void anAddressInAnOddSpellingDoesNotSlipThrough(String url) {
        Answer answer = api.post("/api/tests", Plan.avalanche(url).count(1).json());
        assertThat(answer.status()).as("%s", answer).isIn(403, 422);
    }

    @Test
    void theBrokerAndTheOrchestratorAreNoTargets() {
        String broker = "http://" + stack.status().text("kafka") + "/";
        String itself = "http://127.0.0.1:" + URI.create(api.baseUrl()).getPort() + "/health";
        for (String url : List.of(broker, itself)) {
            Answer answer = api.post("/api/tests", Plan.avalanche(url).count(1).json());
            assertThat(answer.problem(403).text("code")).as("%s", answer).isEqualTo("TARGET_NOT_ALLOWED");
        }
    }
}
