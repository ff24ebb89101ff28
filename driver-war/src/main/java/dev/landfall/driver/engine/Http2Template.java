package dev.landfall.driver.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersEncoder;
import io.netty.util.AsciiString;
import java.util.Locale;

/**
 * A request as frames of HTTP/2, encoded once: only the stream and the sequence number differ from one request to the next. The headers
 * use HPACK's static table and literals, never the dynamic table, so that they are the same bytes on every connection (as nginx sends
 * them to upstream servers); the first of a connection says so to the target. Immutable.
 */
final class Http2Template {

    private final HeaderFrames first;
    private final HeaderFrames next;
    private final boolean headRequest;
    private final byte[] body;

    private Http2Template(HeaderFrames first, HeaderFrames next, boolean headRequest, byte[] body) {
        this.first = first;
        this.next = next;
        this.headRequest = headRequest;
        this.body = body;
    }

    static Http2Template of(RequestFields fields) {
        Http2HeadersEncoder encoder = new DefaultHttp2HeadersEncoder((name, value) -> false, true);
        Http2Headers headers = headers(fields);
        boolean bodiless = fields.body().length == 0;
        try {
            encoder.configuration().maxHeaderTableSize(0); // told at the head of what is encoded first
            HeaderFrames first = HeaderFrames.of(encoded(encoder, headers), bodiless);
            HeaderFrames next = HeaderFrames.of(encoded(encoder, headers), bodiless);
            return new Http2Template(first, next, fields.method().equals("HEAD"), fields.body());
        } catch (Http2Exception e) {
            throw new IllegalStateException("headers that cannot be encoded", e);
        }
    }

    /** The frames that carry the headers. */
    HeaderFrames headers(boolean firstOfConnection) {
        return firstOfConnection ? first : next;
    }

    boolean isHead() {
        return headRequest;
    }

    int bodyLength() {
        return body.length;
    }

    /** Appends a part of the body. */
    void writeBody(ByteBuf out, int from, int length) {
        out.writeBytes(body, from, length);
    }

    private static Http2Headers headers(RequestFields fields) {
        Http2Headers headers = new DefaultHttp2Headers(false)
                .method(fields.method())
                .scheme(fields.scheme())
                .authority(fields.authority())
                .path(fields.requestTarget());
        fields.headers().forEach((name, value) -> headers.add(lowerCase(name), new AsciiString(value)));
        return headers.add(
                lowerCase(RequestFields.SEQUENCE), new AsciiString("0".repeat(RequestFields.SEQUENCE_DIGITS)));
    }

    private static AsciiString lowerCase(String name) {
        return new AsciiString(name.toLowerCase(Locale.ROOT));
    }

    private static byte[] encoded(Http2HeadersEncoder encoder, Http2Headers headers) throws Http2Exception {
        ByteBuf block = Unpooled.buffer(512);
        encoder.encodeHeaders(1, headers, block);
        byte[] bytes = new byte[block.readableBytes()];
        block.readBytes(bytes);
        return bytes;
    }
}
