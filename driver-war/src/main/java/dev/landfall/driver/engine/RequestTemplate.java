package dev.landfall.driver.engine;

import dev.landfall.driver.core.LoadOrder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request as bytes of HTTP/1.1, encoded once: only the sequence number differs from one request to the next, and it always takes the
 * same place. Immutable.
 */
final class RequestTemplate {

    private static final String END_OF_LINE = "\r\n";

    private final byte[] bytes;
    private final int sequenceAt;

    private RequestTemplate(byte[] bytes, int sequenceAt) {
        this.bytes = bytes;
        this.sequenceAt = sequenceAt;
    }

    /**
     * @param warmUp true: the request says that it is one of the warm-up
     * @throws IllegalArgumentException naming a header whose value would break out of its line
     */
    static RequestTemplate of(LoadOrder order, String version, boolean warmUp) {
        return of(RequestFields.of(order, version, warmUp));
    }

    /** The request that a redirect asked for. */
    static RequestTemplate of(LoadOrder order, String version, Hop hop) {
        return of(RequestFields.of(order, version, hop));
    }

    private static RequestTemplate of(RequestFields fields) {
        StringBuilder head = new StringBuilder(512);
        head.append(fields.method()).append(' ').append(fields.requestTarget()).append(" HTTP/1.1\r\n");
        header(head, "Host", fields.authority());
        fields.headers().forEach((name, value) -> header(head, name, value));
        head.append(RequestFields.SEQUENCE).append(": ");
        int sequenceAt = head.length(); // Latin-1: a character is a byte
        head.append("0".repeat(RequestFields.SEQUENCE_DIGITS))
                .append(END_OF_LINE)
                .append(END_OF_LINE);
        return new RequestTemplate(joined(head, fields.body()), sequenceAt);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Where the sequence number begins. */
    int sequenceAt() {
        return sequenceAt;
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append(END_OF_LINE);
    }

    private static byte[] joined(StringBuilder head, byte[] body) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(head.length() + body.length);
        joined.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        joined.writeBytes(body);
        return joined.toByteArray();
    }
}
