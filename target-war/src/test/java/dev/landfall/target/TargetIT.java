package dev.landfall.target;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The target as it is shipped, in the server it is shipped for. */
@ExtendWith(ArquillianExtension.class)
class TargetIT {

    private static final long MILLION = 1_000_000;

    private final HttpClient http = HttpClient.newHttpClient();

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "target.war")
                .importFrom(new File("target/target.war"))
                .as(WebArchive.class);
    }

    @Test
    void answersPongToAnyMethodAndKeepsTheConnectionBeyond250Requests() throws Exception {
        assertThat(get("ping").body()).isEqualTo("pong");
        HttpRequest post = HttpRequest.newBuilder(url("ping"))
                .POST(BodyPublishers.ofString("x"))
                .build();
        assertThat(http.send(post, BodyHandlers.ofString()).body()).isEqualTo("pong");
        try (KeptConnection connection = new KeptConnection(url("ping"))) {
            for (int i = 0; i < 600; i++) {
                assertThat(connection.get()).as("request %d", i).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void countsPerTestInItsOwnMetrics() throws Exception {
        String test = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            get("ping", "Landfall-Test", test);
        }
        HttpResponse<String> json = get("metrics", "Accept", "application/json");
        JsonObject counts = Json.createReader(new StringReader(json.body())).readObject();
        assertThat(counts.getJsonObject("tests").getJsonObject(test)).hasToString("{\"requests\":3,\"responses\":3}");
        HttpResponse<String> text = get("metrics");
        assertThat(text.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(text.body())
                .contains("landfall_target_test_requests_total{test_id=\"" + test + "\"} 3")
                .doesNotContain("jvm_");
    }

    @Test
    void obeysStatusSizeAndDelay() throws Exception {
        assertThat(get("ping?status=418").statusCode()).isEqualTo(418);
        assertThat(get("ping?error_rate=1").statusCode()).isEqualTo(503);
        assertThat(get("ping?bytes=100000").body()).hasSize(100_000);
        long begin = System.nanoTime();
        assertThat(get("ping?delay_ms=200").body()).isEqualTo("pong");
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(200 * MILLION);
    }

    @Test
    void refusesBadParametersByName() throws Exception {
        HttpResponse<String> refused = get("ping?delay_ms=-1");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body()).contains("delay_ms must be 0 to 600000");
    }

    @Test
    void stallsWhenToldTo() throws Exception {
        HttpRequest stall = HttpRequest.newBuilder(url("control/stall?every_ms=600000&for_ms=300"))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(http.send(stall, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        long begin = System.nanoTime();
        get("ping");
        assertThat(System.nanoTime() - begin).isGreaterThan(100 * MILLION);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI url(String path) {
        return URI.create(base + path);
    }
}
