package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.systemtest.harness.Answer;
import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Feed;
import dev.landfall.systemtest.harness.Feed.Heard;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WebSocket through which a browser, or anybody, follows a test. */
@Order(14)
@ExtendWith(SharedStack.class)
class FeedIT {
    private final Stack stack;

    FeedIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void tellsEachSecondOfARunningTest() throws Exception {
        try (var feed = Feed.open(stack.api())) {
            Result result = stack.trials()
                    .run(Plan.tsunami(stack.ping(), 10).durationMillis(5_000).on(stack.nodeIds()));
            List<Heard> ticks = feed.heard().stream()
                    .filter(heard -> heard.isTickOf(result.id()))
                    .toList();
            List<Long> seconds = ticks.stream()
                    .map(tick -> tick.message().whole("second.index"))
                    .toList();
            assertThat(seconds).as("seconds told").isSorted().contains(0L, 1L, 2L, 3L);
            checkPace(ticks);
            checkSeconds(ticks);
            assertThat(feed.heard().stream().map(heard -> heard.message().text("type")))
                    .contains("tick", "drivers", "tests");
        }
    }

    /** A busy machine may hold up one tick or two, but not most of them. */
    private static void checkPace(List<Heard> ticks) {
        long[] gaps = IntStream.range(1, ticks.size())
                .mapToLong(i -> (ticks.get(i).nanos() - ticks.get(i - 1).nanos()) / 1_000_000)
                .sorted()
                .toArray();
        assertThat(gaps[gaps.length / 2])
                .as("median of ms between ticks: %s", Arrays.toString(gaps))
                .isLessThan(2_000);
    }

    /** A second in which a driver was late is told without it, and says so. */
    private void checkSeconds(List<Heard> ticks) {
        assertThat(ticks.stream().filter(tick -> tick.message().flag("second.complete")))
                .as("seconds told with both drivers, in %s", ticks)
                .hasSizeGreaterThanOrEqualTo(3);
        for (Heard heard : ticks) {
            Doc second = heard.message().at("second");
            var nodes = second.names("nodes");
            assertThat(stack.nodeIds()).as("%s", second).containsAll(nodes);
            long sum = nodes.stream()
                    .mapToLong(node -> second.whole("nodes." + node + ".sent"))
                    .sum();
            assertThat(second.whole("sent")).as("%s", second).isEqualTo(sum);
            if (second.whole("index") < 4) {
                assertThat(sum)
                        .as("100 a second and driver: %s", second)
                        .isBetween(75L * nodes.size(), 125L * nodes.size());
                assertThat(second.flag("complete")).as("%s", second).isEqualTo(nodes.size() == 2);
                assertThat(heard.message().text("test.state")).as("%s", heard).isIn("RUNNING", "DRAINING");
            }
        }
    }

    /** Whoever showed the token itself, even with the same cookie besides, listens on. */
    @Test
    void endsWithTheSessionOfABrowser() throws Exception {
        Api stranger = stack.api().withToken("");
        String token = "{\"token\":\"" + stack.token() + "\"}";
        Answer begun = stranger.post("/api/session", token, Map.of()).expect(200);
        String cookie = begun.header("Set-Cookie").replaceFirst(";.*", "");
        var guest = Ending.of(stack.api(), Map.of("Cookie", cookie));
        var lasting = Ending.of(stack.api(), Map.of("Cookie", cookie, "Authorization", "Bearer " + stack.token()));
        var other = Ending.of(stack.api(), Map.of("Authorization", "Bearer " + stack.token()));
        var right = Map.of("Cookie", cookie, "X-Landfall-CSRF", begun.doc().text("csrf"));
        stranger.send("DELETE", "/api/session", right, "").expect(204);
        assertThat(guest.code().get(10, TimeUnit.SECONDS)).isEqualTo(1008);
        assertThat(lasting.code()).isNotDone();
        assertThat(other.code()).isNotDone();
        assertThatThrownBy(() -> Ending.of(stack.api(), Map.of("Cookie", cookie)))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        lasting.socket().abort();
        other.socket().abort();
    }

    /** A connection to the feed, and the code with which it is closed. */
    private record Ending(WebSocket socket, CompletableFuture<Integer> code) {
        static Ending of(Api api, Map<String, String> headers) throws Exception {
            var code = new CompletableFuture<Integer>();
            var builder = HttpClient.newHttpClient().newWebSocketBuilder();
            headers.forEach(builder::header);
            var address = URI.create(api.baseUrl().replaceFirst("^http", "ws") + "/feed");
            WebSocket socket = builder.buildAsync(address, new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onClose(WebSocket from, int told, String reason) {
                            code.complete(told);
                            return null;
                        }
                    })
                    .get(10, TimeUnit.SECONDS);
            return new Ending(socket, code);
        }
    }

    @Test
    void isClosedToThoseWithoutTheToken() {
        for (String token : List.of("", "wrong")) {
            assertThatThrownBy(() -> Feed.handshake(stack.api().baseUrl(), token, new WebSocket.Listener() {})
                            .get(10, TimeUnit.SECONDS))
                    .as("handshake with token '%s'", token)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(401));
        }
    }
}
