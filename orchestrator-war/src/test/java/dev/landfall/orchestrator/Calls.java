package dev.landfall.orchestrator;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Calls of the orchestrator that is deployed, with its token where that is said. Thread-safe. */
record Calls(URL base) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Without the token. */
    HttpResponse<String> open(String path) throws Exception {
        return send(request(path));
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(authorized(path));
    }

    HttpRequest.Builder authorized(String path) throws IOException {
        return request(path).header("Authorization", "Bearer " + token());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + base.getHost() + ":" + base.getPort() + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** The first message but standing completes the future. */
    WebSocket connect(Map<String, String> headers, CompletableFuture<String> first) throws Exception {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        headers.forEach(builder::header);
        return builder.buildAsync(feedAddress(), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        if (!text.toString().startsWith("{\"type\":\"standing\"")) {
                            first.complete(text.toString());
                        }
                        return WebSocket.Listener.super.onText(socket, text, last);
                    }
                })
                .get(10, TimeUnit.SECONDS);
    }

    URI feedAddress() {
        return URI.create("ws://" + base.getHost() + ":" + base.getPort() + "/feed");
    }

    static String token() throws IOException {
        return Files.readString(Path.of(System.getProperty("landfall.data"), "api-token"))
                .strip();
    }
}
