package dev.landfall.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrchestratorTest {
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String body = "{}";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void sendsTheTokenAndKeepsAnOddIdInOneSegment() {
        body = "{\"test_id\": \"x\"}";

        assertThat(orchestrator().test("../a b").getString("test_id")).isEqualTo("x");

        assertThat(requests).containsExactly("GET /api/tests/..%2Fa%20b Bearer secret");
    }

    @Test
    void anEmptyAnswerIsFine() {
        status = 202;
        body = "";

        orchestrator().trigger("t");

        assertThat(requests).containsExactly("POST /api/tests/t/trigger Bearer secret");
    }

    @Test
    void namesEveryFaultOfAPlan() {
        status = 422;
        body = """
                {"title": "Invalid plan", "status": 422, "detail": "2 fields are wrong", "code": "INVALID_PLAN",
                 "errors": [{"field": "target.url", "message": "is required"}, {"field": "duration_ms", "message": "is too small"}]}
                """;

        assertThatThrownBy(() -> orchestrator().create(JsonValue.EMPTY_JSON_OBJECT))
                .hasMessage("2 fields are wrong")
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(422);
                    assertThat(refusal.code()).isEqualTo("INVALID_PLAN");
                    assertThat(refusal.faults())
                            .containsExactly("target.url: is required", "duration_ms: is too small");
                });
    }

    @Test
    void anAnswerThatIsNoProblemDocumentTellsItsStatus() {
        status = 500;
        body = "<html>";

        assertThatThrownBy(() -> orchestrator().drivers())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("500");
    }

    @Test
    void saysWhereNobodyAnswered() {
        server.stop(0);

        assertThatThrownBy(() -> orchestrator().drivers())
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private Orchestrator orchestrator() {
        return new Orchestrator(
                new Access(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "secret"));
    }
}
