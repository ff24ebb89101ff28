package dev.landfall.driver.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes answers out of others by small changes: cuts, repeats, foreign bytes, and words that mean something where they do not belong. */
final class AnswerMutator {

    private static final int MOST_CHANGES = 4;
    private static final int LONG = 70_000;
    private static final List<String> ANSWERS = List.of(
            TestServer.OK,
            "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA;x=y\r\n0123456789\r\n0\r\nA: b\r\n\r\n",
            "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the close",
            "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok",
            "HTTP/1.1 204 No Content\r\n\r\n",
            "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
            "HTTP/1.1 503 Busy\r\nX: a\r\n b\r\nContent-Length: 3, 3\r\n\r\nabc");
    private static final List<String> WORDS = List.of(
            "\r\n",
            "\n",
            "\r",
            "\u0000",
            " ",
            "\t",
            ":",
            ";",
            ",",
            "0",
            "9",
            "f",
            "-1",
            "\u00ff",
            "\r\n\r\n",
            "HTTP/1.1 200 OK\r\n",
            "HTTP/1.1 102 Wait\r\n\r\n",
            "HTTP/1.0",
            "Content-Length: 3\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: gzip\r\n",
            "Connection: close\r\n",
            "Connection: keep-alive\r\n",
            "0\r\n\r\n",
            "3e9\r\n",
            "ffffffffffffffffff\r\n");

    private final Random random;

    AnswerMutator(Random random) {
        this.random = random;
    }

    /** Another answer, at least one byte of it. */
    byte[] next() {
        byte[] answer = bytes(oneOf(ANSWERS));
        int changes = random.nextInt(MOST_CHANGES + 1);
        for (int i = 0; i < changes; i++) {
            answer = changed(answer);
        }
        return answer.length == 0 ? new byte[] {(byte) random.nextInt()} : answer;
    }

    private byte[] changed(byte[] answer) {
        int from = random.nextInt(answer.length + 1);
        int to = from + random.nextInt(answer.length - from + 1);
        return switch (random.nextInt(6)) {
            case 0 -> joined(answer, from, bytes(oneOf(WORDS)), from);
            case 1 -> joined(answer, from, bytes(oneOf(WORDS)), to);
            case 2 -> joined(answer, from, new byte[] {(byte) random.nextInt()}, Math.min(from + 1, answer.length));
            case 3 -> joined(answer, from, new byte[0], answer.length);
            case 4 -> joined(answer, to, new byte[0], from);
            default -> repeated(answer, from, to);
        };
    }

    /** A part of it twice; now and then so often that every limit is passed. */
    private byte[] repeated(byte[] answer, int from, int to) {
        int times = random.nextInt(200) == 0 ? LONG / Math.max(1, to - from) : 1;
        byte[] part = new byte[(to - from) * times];
        for (int i = 0; i < part.length; i++) {
            part[i] = answer[from + i % (to - from)];
        }
        return joined(answer, from, part, from);
    }

    /** Its beginning, something else, and it again from there. */
    private static byte[] joined(byte[] answer, int end, byte[] middle, int from) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(answer.length + middle.length);
        joined.write(answer, 0, end);
        joined.writeBytes(middle);
        joined.write(answer, from, answer.length - from);
        return joined.toByteArray();
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
