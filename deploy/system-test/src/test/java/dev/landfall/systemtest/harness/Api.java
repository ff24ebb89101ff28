package dev.landfall.systemtest.harness;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * REST the way curl does it. An empty token is not sent. A peer that does not answer is an {@link UncheckedIOException}. Safe for use by
 * several threads.
 */
public record Api(String baseUrl, String token) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    public Answer get(String path) {
        return send("GET", path, Map.of(), "");
    }

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, headers, "");
    }

    public Answer post(String path) {
        return send("POST", path, Map.of(), "");
    }

    public Answer post(String path, JsonObject body) {
        return post(path, body.toString(), Map.of());
    }

    /** As application/json unless the headers say otherwise. */
    public Answer post(String path, String body, Map<String, String> headers) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.put("Content-Type", "application/json");
        all.putAll(headers);
        return send("POST", path, all, body);
    }

    public Answer send(String method, String path, Map<String, String> headers, String body) {
        BodyPublisher publisher =
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(PATIENCE)
                .method(method, publisher);
        headers.forEach(request::header);
        if (!token.isEmpty() && !headers.containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + token);
        }
        return exchange(method + " " + path, request.build());
    }

    private static Answer exchange(String shown, HttpRequest request) {
        try {
            var response = CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(shown, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(shown + " at " + request.uri().getAuthority() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(shown + " was interrupted", e);
        }
    }

    public Doc test(String id) {
        return get("/api/tests/" + id).expect(200).doc();
    }

    /** The driver as it is listed now. */
    public Doc driver(String nodeId) {
        Doc driver = drivers().get(nodeId);
        if (driver == null) {
            throw new AssertionError(nodeId + " is not among " + drivers());
        }
        return driver;
    }

    /** All that are listed, by name. */
    public Map<String, Doc> drivers() {
        var drivers = new LinkedHashMap<String, Doc>();
        get("/api/drivers").expect(200).doc().list("drivers").forEach(each -> drivers.put(each.text("node_id"), each));
        return drivers;
    }

    /** The names of those that are alive, in order. */
    public List<String> aliveDrivers() {
        return drivers().values().stream()
                .filter(driver -> driver.flag("alive"))
                .map(driver -> driver.text("node_id"))
                .sorted()
                .toList();
    }

    /** Waits until these drivers, and nobody else, are alive and free. An orchestrator that does not answer counts as not yet. */
    public void awaitFree(List<String> nodeIds, Duration limit) {
        List<String> expected = nodeIds.stream().sorted().toList();
        Await.until(
                "drivers " + expected + " alive and free",
                limit,
                () -> drivers().values().stream().filter(d -> d.flag("alive")).toList(),
                alive -> alive.stream()
                                .map(d -> d.text("node_id"))
                                .sorted()
                                .toList()
                                .equals(expected)
                        && alive.stream().allMatch(d -> d.text("state").equals("IDLE") && d.isNull("test_id")));
    }

    public Api withToken(String other) {
        return new Api(baseUrl, other);
    }
}
