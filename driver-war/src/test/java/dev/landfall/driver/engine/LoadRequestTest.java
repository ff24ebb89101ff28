package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadRequestTest {

    private final NettyLoadEngine engine = Loads.engine(1);

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void sendsMethodHeadersAndBody() {
        AtomicReference<TestServer.Request> seen = new AtomicReference<>();
        try (TestServer server = TestServer.serving(request -> {
            seen.set(request);
            request.send(OK);
        })) {
            Loads.to(server)
                    .method("PUT", "b\u00f6dy")
                    .header("X-One", "1")
                    .count(1)
                    .run(engine);
        }
        assertThat(seen.get().line()).isEqualTo("PUT /ping HTTP/1.1");
        assertThat(seen.get().body()).isEqualTo("b\u00f6dy");
        assertThat(seen.get().headers())
                .containsEntry("X-One", "1")
                .containsEntry("User-Agent", "Landfall/test")
                .containsEntry("Landfall-Test", "test-1");
    }
}
