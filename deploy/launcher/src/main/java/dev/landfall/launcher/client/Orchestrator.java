package dev.landfall.launcher.client;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The orchestrator's REST calls. Every call throws {@link Refusal} when the answer is not a success and {@link Unreachable} when there is
 * none within ten seconds. Safe for use by several threads.
 */
public final class Orchestrator {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Access access;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    public Orchestrator(Access access) {
        this.access = access;
    }

    public JsonObject drivers() {
        return call("GET", "/api/drivers", null);
    }

    /** Sends a plan and returns the test made of it. */
    public JsonObject create(JsonObject plan) {
        return call("POST", "/api/tests", plan);
    }

    /** The newest tests first, at most this many. */
    public JsonObject tests(int limit) {
        return call("GET", "/api/tests?limit=" + limit, null);
    }

    public JsonObject test(String id) {
        return call("GET", path(id), null);
    }

    public void trigger(String id) {
        call("POST", path(id) + "/trigger", null);
    }

    public JsonObject stop(String id) {
        return call("POST", path(id) + "/stop", null);
    }

    public JsonObject report(String id) {
        return call("GET", path(id) + "/report", null);
    }

    /** The same in another form, as it is to be kept: {@code html}, {@code csv}, {@code xml}, {@code hlog} or {@code json}. */
    public byte[] report(String id, String suffix) {
        HttpRequest request = request(path(id) + "/report." + suffix)
                .header("Accept", "*/*")
                .GET()
                .build();
        HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw Refusal.of(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    /** What happened second by second, during the test and after it. */
    public JsonObject timeline(String id) {
        return call("GET", path(id) + "/timeline", null);
    }

    public JsonObject nodeReport(String id, String nodeId) {
        return call("GET", path(id) + "/nodes/" + encoded(nodeId) + "/report", null);
    }

    private JsonObject call(String method, String path, @Nullable JsonObject body) {
        var request = request(path)
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw Refusal.of(response.statusCode(), response.body());
        }
        return parsed(response);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(access.url() + path)).timeout(PATIENCE);
        if (!access.token().isEmpty()) {
            request.header("Authorization", "Bearer " + access.token());
        }
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new Unreachable(access.url(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(access.url(), e);
        }
    }

    private JsonObject parsed(HttpResponse<String> response) {
        if (response.body().isBlank()) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new Refusal(502, "", "what answers at " + access.url() + " is not an orchestrator", List.of());
        }
    }

    private static String path(String id) {
        return "/api/tests/" + encoded(id);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
