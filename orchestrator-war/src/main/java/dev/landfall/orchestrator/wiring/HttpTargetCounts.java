package dev.landfall.orchestrator.wiring;

import static java.lang.System.Logger.Level.DEBUG;

import dev.landfall.codec.JsonText;
import dev.landfall.codec.MalformedJson;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.TargetCounts;
import dev.landfall.orchestrator.rest.TargetGate;
import dev.landfall.workload.Target;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Asks the target's own {@code /metrics}, as the sample target answers it: {@code {"tests": {"<test_id>": {"requests": n}}}}. Goes to
 * targets of the allow-list alone, through no proxy, and follows no redirect. The target's name is resolved and checked just before it is
 * asked; the JVM keeps what it resolved for 30 s ({@code networkaddress.cache.ttl}), so the connection goes where was checked.
 */
final class HttpTargetCounts implements TargetCounts {

    private static final System.Logger LOG = System.getLogger(HttpTargetCounts.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_BYTES = 1_000_000;

    private final TargetGate gate;
    private final Executor executor;
    private final HttpClient client;

    /** @param executor runs name resolution, which may block for as long as the resolver does */
    HttpTargetCounts(TargetGate gate, Executor executor) {
        this.gate = gate;
        this.executor = executor;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(TIMEOUT)
                .executor(executor)
                .build();
    }

    @Override
    public CompletionStage<OptionalLong> received(Target target, TestId testId) {
        return CompletableFuture.supplyAsync(() -> checkedRequest(target), executor)
                .thenCompose(this::send)
                .thenApply(response -> count(response, testId))
                .exceptionally(thrown -> {
                    LOG.log(DEBUG, () -> "test=" + testId + " the target tells no count: " + thrown);
                    return OptionalLong.empty();
                })
                .completeOnTimeout(OptionalLong.empty(), TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, info -> new LimitedBody(MAX_BYTES));
        // The request's own timeout ends with the headers; this one also ends a body that never does.
        CompletableFuture.delayedExecutor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS, executor)
                .execute(() -> answer.cancel(true));
        return answer;
    }

    private HttpRequest checkedRequest(Target target) {
        gate.check(target);
        return HttpRequest.newBuilder(metricsOf(target.url()))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .header("User-Agent", "Landfall")
                .GET()
                .build();
    }

    private static URI metricsOf(URI url) {
        try {
            return new URI(url.getScheme(), null, url.getHost(), url.getPort(), "/metrics", null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no address of metrics: " + e.getReason(), e);
        }
    }

    static OptionalLong count(HttpResponse<byte[]> response, TestId testId) {
        return response.statusCode() == 200 ? count(response.body(), testId) : OptionalLong.empty();
    }

    /** Empty for every answer that has another form than ours. */
    static OptionalLong count(byte[] body, TestId testId) {
        try {
            JsonObject json = JsonText.parse(body);
            return json.get("tests") instanceof JsonObject tests
                            && tests.get(testId.value()) instanceof JsonObject test
                            && test.get("requests") instanceof JsonNumber requests
                            && requests.isIntegral()
                    ? OptionalLong.of(requests.longValue())
                    : OptionalLong.empty();
        } catch (MalformedJson e) {
            return OptionalLong.empty();
        }
    }
}
