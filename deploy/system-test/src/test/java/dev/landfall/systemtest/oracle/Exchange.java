package dev.landfall.systemtest.oracle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One connection: collects requests without a body. Owned by the loop. */
final class Exchange {
    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] WARM_UP = "\r\nLandfall-Phase: warm-up\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] NODE = "\r\nLandfall-Node: ".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] METRICS = "GET /metrics".getBytes(StandardCharsets.ISO_8859_1);

    final SocketChannel channel;
    private final byte[] head = new byte[8_192];
    private final ByteBuffer in = ByteBuffer.wrap(head);
    private byte[] nodeBytes = new byte[0];
    private String node = "";

    Exchange(SocketChannel channel) {
        this.channel = channel;
    }

    /** False once the other side has closed. */
    boolean read() throws IOException {
        if (!in.hasRemaining()) {
            throw new IOException("a request head of over " + head.length + " bytes");
        }
        return channel.read(in) >= 0;
    }

    /** The length of the first whole request, 0 while there is none. */
    int requestLength() {
        int end = find(END, in.position());
        return end < 0 ? 0 : end + END.length;
    }

    boolean isWarmUp(int length) {
        return find(WARM_UP, length) >= 0;
    }

    /** The orchestrator asks every target for its counts; the oracle keeps its own. */
    boolean asksForMetrics() {
        return in.position() >= METRICS.length && at(0, METRICS);
    }

    /** Whose request it is; empty for a program that does not tell. */
    String node(int length) {
        int start = find(NODE, length);
        if (start < 0) {
            return "";
        }
        start += NODE.length;
        int end = start;
        while (head[end] != '\r') {
            end++;
        }
        if (end - start != nodeBytes.length || !at(start, nodeBytes)) {
            nodeBytes = Arrays.copyOfRange(head, start, end);
            node = new String(nodeBytes, StandardCharsets.ISO_8859_1);
        }
        return node;
    }

    /** The value of a header of the first request, empty if it has none. The name in ASCII, as {@code "\r\nName: "}. */
    String value(byte[] name, int length) {
        int start = find(name, length);
        if (start < 0) {
            return "";
        }
        start += name.length;
        int end = start;
        while (head[end] != '\r') {
            end++;
        }
        return new String(head, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** Forgets the first request. */
    void consume(int length) {
        in.flip();
        in.position(length);
        in.compact();
    }

    private int find(byte[] wanted, int end) {
        for (int i = 0; i + wanted.length <= end; i++) {
            if (head[i] == wanted[0] && at(i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private boolean at(int start, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (head[start + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
