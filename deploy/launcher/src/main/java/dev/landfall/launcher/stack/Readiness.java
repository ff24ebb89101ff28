package dev.landfall.launcher.stack;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks members whether they are ready to do their part. Safe for use by several threads. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** Empty when it is ready, else why it is not, as far as it says. */
    Optional<String> obstacle(Member member) {
        return switch (member.role()) {
            case BROKER ->
                Ports.answers(Ports.LOOPBACK, member.port())
                        ? Optional.empty()
                        : Optional.of("does not accept connections");
            case TARGET -> obstacle(member, "/ping");
            case ORCHESTRATOR, DRIVER -> obstacle(member, "/health/ready");
        };
    }

    /** How many drivers the orchestrator counts as alive; none while it does not answer. */
    List<String> aliveDrivers(Member orchestrator, String token) {
        try {
            var response = get(orchestrator, "/api/drivers", token);
            if (response.statusCode() != 200) {
                return List.of();
            }
            return parse(response.body()).getJsonArray("drivers").getValuesAs(JsonObject.class).stream()
                    .filter(driver -> driver.getBoolean("alive", false))
                    .map(driver -> driver.getString("node_id"))
                    .toList();
        } catch (IOException | JsonException | ClassCastException | NullPointerException notYet) {
            return List.of();
        }
    }

    private Optional<String> obstacle(Member member, String path) {
        try {
            var response = get(member, path, "");
            return response.statusCode() == 200 ? Optional.empty() : Optional.of(reason(response));
        } catch (IOException notYet) {
            return Optional.of("does not answer");
        }
    }

    private HttpResponse<String> get(Member member, String path, String token) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(member.url() + path)).timeout(PATIENCE);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** The first health check that is down, with what it adds. */
    private static String reason(HttpResponse<String> response) {
        try {
            return parse(response.body()).getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                    .filter(check -> !"UP".equals(check.getString("status", "")))
                    .findFirst()
                    .map(Readiness::reason)
                    .orElse("answers " + response.statusCode());
        } catch (JsonException | ClassCastException | NullPointerException other) {
            return "answers " + response.statusCode();
        }
    }

    private static String reason(JsonObject check) {
        String name = check.getString("name", "a check");
        return check.containsKey("data") ? name + " " + check.get("data") : name + " is down";
    }

    private static JsonObject parse(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
