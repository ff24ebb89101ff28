package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.driver.engine.TestServer.Request;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.RequestCounts;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Targets that answer, or close, before they have read the request. */
abstract class EarlyAnswers extends AnswerTrials {

    private static final int COUNT = 4;
    private static final String LARGE = "x".repeat(250_000);
    private static final String TOO_LARGE = "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n";

    @Test
    void anEarlyRefusalThatClosesTheConnection() {
        assertRefused(connection -> {
            skipHead(connection);
            connection.send(TOO_LARGE + "Connection: close\r\n\r\n");
            connection.finishSending();
        });
    }

    // What was not read makes the kernel reset the connection; the answer that came before is still one.
    @Test
    void anEarlyRefusalBeforeAReset() {
        assertRefused(connection -> {
            skipHead(connection);
            connection.send(TOO_LARGE + "Connection: close\r\n\r\n");
            connection.close();
        });
    }

    // The driver may go on over the same connection only when it had sent the whole body by then.
    @Test
    void anEarlyRefusalThatReadsOn() {
        assertRefused(connection -> {
            while (skipHead(connection)) {
                connection.send(TOO_LARGE + "\r\n");
                connection.in().skipNBytes(LARGE.length());
            }
        });
    }

    @Test
    void anAnswerBeforeAnyRequest() {
        try (TestServer server = TestServer.eager(connection -> {
            if (connection.connection() == 0) {
                connection.send(OK);
                connection.in().skipNBytes(1); // nothing but the end comes
            }
            while (skipHead(connection)) {
                connection.send(OK);
            }
        })) {
            RequestCounts counts = startedOnceIdleConnectionIsClosed(server);
            assertThat(counts.succeeded()).isEqualTo(COUNT);
            assertThat(counts.reconnects()).isEqualTo(1);
            assertThat(server.connections).hasValue(2);
        }
    }

    @Test
    void aCloseBeforeAnyRequest() {
        try (TestServer server = TestServer.eager(connection -> {
            if (connection.connection() == 0) {
                connection.finishSending(); // until the driver has closed, too
            }
            while (skipHead(connection)) {
                connection.send(OK);
            }
        })) {
            RequestCounts counts = startedOnceIdleConnectionIsClosed(server);
            assertThat(counts.succeeded()).isEqualTo(COUNT);
            assertThat(server.connections).hasValue(2);
        }
    }

    // With the request unread in its buffer the target's kernel resets, else it closes: each is told as what it was.
    @Test
    void aCloseOfEveryConnectionAtOnce() {
        try (TestServer server = TestServer.eager(Request::close)) {
            Result result = Loads.to(server).count(COUNT).concurrency(2).run(engine());
            Map<ErrorClass, Long> errors = result.totals().counts().errors();
            assertThat(errors.keySet()).isSubsetOf(ErrorClass.EMPTY_REPLY, ErrorClass.RESET);
            assertThat(result.totals().counts().failed()).isEqualTo(COUNT);
            Outcome.assertBalanced(result, Trial.TIMEOUT_MILLIS);
            Trial.awaitNoneOpen(server);
        }
    }

    private RequestCounts startedOnceIdleConnectionIsClosed(TestServer server) {
        Load load =
                engine().prepare(Loads.to(server).count(COUNT).concurrency(1).order());
        Loads.await(load.prepared());
        Trial.awaitAccepted(server, 1);
        Trial.awaitNoneOpen(server);
        load.start(System.nanoTime());
        Result result = Loads.finish(load);
        Outcome.assertBalanced(result, Trial.TIMEOUT_MILLIS);
        return result.totals().counts();
    }

    private void assertRefused(TestServer.Script script) {
        try (TestServer server = TestServer.eager(script)) {
            Result result = Loads.to(server)
                    .method("POST", LARGE)
                    .count(COUNT)
                    .concurrency(2)
                    .run(engine());
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.HTTP_4XX, (long) COUNT));
            Outcome.assertBalanced(result, Trial.TIMEOUT_MILLIS);
            Trial.awaitNoneOpen(server);
        }
    }

    /** False at the end of the connection. */
    private static boolean skipHead(Request connection) throws IOException {
        int newLines = 0;
        while (newLines < 4) {
            int c = connection.in().read();
            if (c < 0) {
                return false;
            }
            newLines = c == '\r' || c == '\n' ? newLines + 1 : 0;
        }
        return true;
    }
}
