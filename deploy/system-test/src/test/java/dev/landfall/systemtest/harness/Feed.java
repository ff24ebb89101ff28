package dev.landfall.systemtest.harness;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A reader of {@code /feed} that keeps every message and when it came. */
public final class Feed implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    private Feed() {}

    /** One message and the monotonic reading at its arrival. */
    public record Heard(long nanos, Doc message) {
        public boolean isTickOf(String testId) {
            return message.text("type").equals("tick")
                    && message.text("test.test_id").equals(testId);
        }
    }

    /** The handshake alone; fails exceptionally when it is refused. */
    public static CompletableFuture<WebSocket> handshake(String baseUrl, String token, WebSocket.Listener listener) {
        var builder = HttpClient.newHttpClient().newWebSocketBuilder().connectTimeout(PATIENCE);
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        return builder.buildAsync(URI.create(baseUrl.replaceFirst("^http", "ws") + "/feed"), listener);
    }

    public static Feed open(Api api) throws Exception {
        var feed = new Feed();
        feed.socket = handshake(api.baseUrl(), api.token(), feed).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return feed;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(new Heard(System.nanoTime(), Doc.parse(partial.toString())));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    public List<Heard> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
