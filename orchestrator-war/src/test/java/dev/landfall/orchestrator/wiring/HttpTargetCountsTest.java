package dev.landfall.orchestrator.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.report.Samples;
import dev.landfall.orchestrator.rest.TargetGate;
import dev.landfall.workload.AllowList;
import dev.landfall.workload.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTargetCountsTest {

    private static final TestId TEST = Samples.TEST;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    @Test
    void readsTheRequestsOfTheTest() throws Exception {
        answer("{\"requests\": 5000, \"tests\": {\"" + TEST + "\": {\"requests\": 1000, \"responses\": 999}}}");
        assertThat(ask("127.0.0.0/8")).hasValue(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "no json", "[]", "{\"tests\": {}}", "{\"tests\": 3}", "# HELP requests"})
    void tellsNothingWhereTheTargetSpeaksOtherwise(String body) throws Exception {
        answer(body);
        assertThat(ask("127.0.0.0/8")).isEmpty();
    }

    @Test
    void tellsNothingOfAnAnswerWithoutEnd() throws Exception {
        answer("x".repeat(1_000_001));
        assertThat(ask("127.0.0.0/8")).isEmpty();
    }

    @Test
    void doesNotWaitForASilentTarget() throws Exception {
        server.createContext("/metrics", exchange -> await());
        assertThat(ask("127.0.0.0/8")).isEmpty();
    }

    @Test
    void asksNobodyOutsideTheAllowList() throws Exception {
        answer("{\"tests\": {\"" + TEST + "\": {\"requests\": 1000}}}");
        assertThat(ask("10.0.0.0/8")).isEmpty();
    }

    private OptionalLong ask(String allowed) throws Exception {
        TargetGate gate = new TargetGate(AllowList.parse(allowed), Set.of());
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ping?delay_ms=20");
        return new HttpTargetCounts(gate, executor)
                .received(Target.get(url), TEST)
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    private void answer(String body) {
        server.createContext("/metrics", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            boolean asked =
                    "application/json".equals(exchange.getRequestHeaders().getFirst("Accept"));
            exchange.sendResponseHeaders(asked ? 200 : 406, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void await() {
        try {
            release.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
