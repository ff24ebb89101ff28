package dev.landfall.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.landfall.launcher.client.Access;
import dev.landfall.launcher.client.Orchestrator;
import dev.landfall.launcher.client.Refusal;
import dev.landfall.launcher.view.Screen;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a server that answers from a script: each call takes the next status and body. */
@Timeout(60)
class TestRunTest {
    private static final String CREATED = "{\"test_id\": \"t\", \"state\": \"CONFIGURED\"}";
    private static final String RUNNING =
            "{\"state\": \"RUNNING\", \"requests\": {\"sent\": 10, \"completed\": 9, \"failed\": 1}}";
    private static final String COMPLETED = "{\"test_id\": \"t\", \"state\": \"COMPLETED\"}";

    private record Answer(int status, String body) {}

    private final Queue<Answer> script = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void createsTriggersFollowsAndFetchesTheReport() throws Exception {
        answers(201, CREATED);
        answers(202, "");
        answers(200, RUNNING);
        answers(200, COMPLETED);
        answers(200, "{\"test_id\": \"t\", \"revision\": 1}");

        JsonObject report = run(JsonValue.EMPTY_JSON_OBJECT);

        assertThat(report.getInt("revision")).isEqualTo(1);
        assertThat(calls)
                .containsExactly(
                        "POST /api/tests",
                        "POST /api/tests/t/trigger",
                        "GET /api/tests/t",
                        "GET /api/tests/t",
                        "GET /api/tests/t/report");
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("RUNNING     sent      10  done       9  errors   1")
                .contains("COMPLETED");
    }

    @Test
    void leavesAPlanThatTriggersItselfAlone() throws Exception {
        answers(201, CREATED);
        answers(200, COMPLETED);
        answers(200, COMPLETED);

        run(Json.createObjectBuilder().add("auto_trigger", true).build());

        assertThat(calls).doesNotContain("POST /api/tests/t/trigger");
    }

    @Test
    void goesOnWhenTheOrchestratorWasAwayForAMoment() throws Exception {
        answers(201, CREATED);
        answers(202, "");
        answers(503, "{\"title\": \"replaying\", \"status\": 503}");
        answers(200, COMPLETED);
        answers(200, COMPLETED);

        assertThat(run(JsonValue.EMPTY_JSON_OBJECT)).containsKey("state");
    }

    @Test
    void aTestThatFailedWithoutAReportSpeaksForItself() throws Exception {
        answers(201, CREATED);
        answers(202, "");
        answers(200, "{\"test_id\": \"t\", \"state\": \"FAILED\", \"state_reason\": \"NOT_READY\"}");
        answers(409, "{\"title\": \"not finished\"}");

        assertThat(run(JsonValue.EMPTY_JSON_OBJECT).getString("state_reason")).isEqualTo("NOT_READY");
    }

    @Test
    void aRefusedPlanIsNotFollowed() {
        answers(422, "{\"title\": \"no\", \"errors\": [{\"field\": \"target\", \"message\": \"is required\"}]}");

        assertThatThrownBy(() -> run(JsonValue.EMPTY_JSON_OBJECT)).isInstanceOf(Refusal.class);
        assertThat(calls).containsExactly("POST /api/tests");
    }

    private void answers(int status, String body) {
        script.add(new Answer(status, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        exchange.getRequestBody().readAllBytes();
        Answer answer = script.remove();
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private JsonObject run(JsonObject plan) throws InterruptedException {
        var stream = new PrintStream(shown, true, StandardCharsets.UTF_8);
        var orchestrator = new Orchestrator(
                new Access(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), ""));
        return new TestRun(orchestrator, new Screen(stream, stream, true, false, 200), Duration.ofMillis(10)).run(plan);
    }
}
