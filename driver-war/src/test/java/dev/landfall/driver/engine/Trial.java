package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;

/**
 * A load over one connection to a target that gives the answer on trial and a right one by turns: so it shows what becomes of the
 * request, of its connection, and of the requests that follow.
 */
final class Trial {

    static final long TIMEOUT_MILLIS = 10_000;
    /** Long enough for the right answers on a machine that is busy with something else. */
    static final long SHORT_TIMEOUT_MILLIS = 500;

    private static final String OK_TO_HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final NettyLoadEngine engine;
    private final TestServer.Script onTrial;
    private ServerSocketFactory sockets = ServerSocketFactory.getDefault();
    private String address = "http://127.0.0.1";
    private UnaryOperator<Loads> how = loads -> loads;
    private long timeoutMillis = TIMEOUT_MILLIS;
    private int count = 6;
    private int first;

    Trial(NettyLoadEngine engine, TestServer.Script onTrial) {
        this.engine = engine;
        this.onTrial = onTrial;
    }

    Trial over(ServerSocketFactory sockets, String address) {
        this.sockets = sockets;
        this.address = address;
        return this;
    }

    Trial how(UnaryOperator<Loads> how) {
        this.how = how;
        return this;
    }

    /** So many requests, beginning with the answer on trial. */
    Trial count(int count) {
        this.count = count;
        return this;
    }

    /** Once, then a right answer; the timeout is short. */
    Trial once() {
        count = 2;
        timeoutMillis = SHORT_TIMEOUT_MILLIS;
        return this;
    }

    /** Between two right answers. */
    Trial afterARightAnswer() {
        first = 1;
        count = 3;
        return this;
    }

    Outcome run() {
        List<Outcome.Exchange> exchanges = new CopyOnWriteArrayList<>();
        try (TestServer server = TestServer.serving(sockets, request -> serve(request, exchanges))) {
            Loads loads = Loads.to(address + ":" + server.port() + "/ping")
                    .count(count)
                    .concurrency(1)
                    .timeoutMillis(timeoutMillis);
            Result result = how.apply(loads).run(engine);
            awaitNoneOpen(server);
            assertThat(server.requests).as("every request is sent once").hasValue(count);
            assertThat(server.sequences).hasSize(count);
            return new Outcome(result, exchanges, timeoutMillis);
        }
    }

    /** The engine lets go of every connection, and of none too early for the target to hear of it. */
    static void awaitNoneOpen(TestServer server) {
        await(() -> server.open() == 0);
        assertThat(server.open()).as("connections left open").isZero();
    }

    static void awaitAccepted(TestServer server, int connections) {
        await(() -> server.connections.get() >= connections);
        assertThat(server.connections).hasValue(connections);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Loads.pause(1);
        }
    }

    private void serve(TestServer.Request request, List<Outcome.Exchange> exchanges) throws IOException {
        boolean tried = exchanges.size() >= first && (exchanges.size() - first) % 2 == 0;
        exchanges.add(new Outcome.Exchange(request.connection(), tried));
        if (tried) {
            onTrial.serve(request);
        } else {
            request.send(request.line().startsWith("HEAD") ? OK_TO_HEAD : OK);
        }
    }
}
