package dev.landfall.driver.engine;

import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Answers that are ordinary: as nginx gives them, with a length, in chunks, and cut in two by the network. */
@State(Scope.Thread)
public class ParseBenchmark {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nDate: Sat, 21 Nov 2026 06:33:06 GMT\r\n"
                    + "Content-Type: text/plain\r\n";

    private final ResponseParser parser = new ResponseParser(1 << 20, false);
    private final byte[] empty = bytes(HEAD + "Content-Length: 0\r\nConnection: keep-alive\r\n\r\n");
    private final byte[] sized = bytes(HEAD + "Content-Length: 100\r\n\r\n" + "x".repeat(100));
    private final byte[] chunked = bytes(HEAD + "Transfer-Encoding: chunked\r\n\r\n40\r\n" + "x".repeat(64)
            + "\r\n24\r\n" + "x".repeat(36) + "\r\n0\r\n\r\n");

    @Setup
    public void checkThatAllAreUnderstood() {
        Order.require(emptyBody() == 200 && contentLength() == 200 && chunks() == 200 && twoPieces() == 200);
    }

    @Benchmark
    public int emptyBody() {
        return parsed(empty, empty.length);
    }

    @Benchmark
    public int contentLength() {
        return parsed(sized, sized.length);
    }

    @Benchmark
    public int chunks() {
        return parsed(chunked, chunked.length);
    }

    /** The cut is within the body: a line that is cut may cost. */
    @Benchmark
    public int twoPieces() {
        return parsed(sized, sized.length - 50);
    }

    /** The status; -1 when the answer did not end where it should. */
    private int parsed(byte[] answer, int cut) {
        parser.expect(false);
        int used = parser.read(answer, 0, cut);
        used = parser.read(answer, used, answer.length);
        return parser.isDone() && parser.failure() == null && used == answer.length ? parser.status() : -1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
