package dev.landfall.driver.engine;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the head of an answer says, as far as it decides where the answer ends and whether the connection may be used again
 * (RFC 9112, sections 4 to 6 and 9). Methods that return a boolean say false to what no answer may look like. Not thread-safe.
 */
final class AnswerHead {

    static final byte[] VERSION = Ascii.bytes("HTTP/1.");

    private static final byte[] CONNECTION = Ascii.bytes("connection");
    private static final byte[] CONTENT_LENGTH = Ascii.bytes("content-length");
    private static final byte[] TRANSFER_ENCODING = Ascii.bytes("transfer-encoding");
    private static final byte[] LOCATION = Ascii.bytes("location");
    private static final byte[] CLOSE = Ascii.bytes("close");
    private static final byte[] KEEP_ALIVE = Ascii.bytes("keep-alive");
    private static final byte[] CHUNKED = Ascii.bytes("chunked");
    private static final int STATUS_AT = 9;
    private static final int STATUS_END = 12;

    private final boolean wantsLocation;
    private int status;
    private int minorVersion;
    private long contentLength;
    private boolean encoded;
    private boolean chunked;
    private boolean close;
    private boolean keepAlive;
    private boolean framingLast;
    private @Nullable String location;
    private boolean locationsDiffer;

    /** @param wantsLocation true: tells where an answer redirects to */
    AnswerHead(boolean wantsLocation) {
        this.wantsLocation = wantsLocation;
    }

    void reset() {
        if (wantsLocation) {
            location = null;
            locationsDiffer = false;
        }
        status = 0;
        minorVersion = 0;
        contentLength = -1;
        encoded = false;
        chunked = false;
        close = false;
        keepAlive = false;
        framingLast = false;
    }

    int status() {
        return status;
    }

    /** Announced length of the body, -1 when there is none. */
    long contentLength() {
        return contentLength;
    }

    /** True when the body ends with a chunk of size 0. */
    boolean isChunked() {
        return chunked;
    }

    /** True when there is a Transfer-Encoding of any kind. */
    boolean isEncoded() {
        return encoded;
    }

    /** True when both sides may go on using the connection, as far as the head tells. */
    boolean keepsAlive() {
        return !close && (minorVersion > 0 || (keepAlive && !encoded));
    }

    /** What Location says, a character for a byte; null where it is not wanted, not there, or there are several that differ. */
    @Nullable
    String location() {
        return locationsDiffer ? null : location;
    }

    /** {@code HTTP/1.1 200 OK}, the reason being optional. */
    boolean statusLine(byte[] b, int from, int to) {
        int length = to - from;
        if (length < STATUS_END || !Ascii.startsWith(b, from, to, VERSION)) {
            return false;
        }
        minorVersion = Ascii.digit(b[from + VERSION.length]);
        int hundreds = Ascii.digit(b[from + STATUS_AT]);
        int tens = Ascii.digit(b[from + STATUS_AT + 1]);
        int ones = Ascii.digit(b[from + STATUS_AT + 2]);
        status = 100 * hundreds + 10 * tens + ones;
        return minorVersion >= 0
                && b[from + STATUS_AT - 1] == ' '
                && hundreds > 0
                && tens >= 0
                && ones >= 0
                && (length == STATUS_END || b[from + STATUS_END] == ' ');
    }

    /** True for a line of the form that headers and trailers have, not empty. */
    static boolean isField(byte[] b, int from, int to) {
        return isFolded(b, from) || endOfName(b, from, to) > from;
    }

    /** One header line, not empty. */
    boolean header(byte[] b, int from, int to) {
        if (isFolded(b, from)) {
            return !framingLast; // harmless unless the line before matters here
        }
        int colon = endOfName(b, from, to);
        if (colon == from) {
            return false;
        }
        framingLast = false;
        return switch (colon - from) {
            case 8 -> !wantsLocation || !Ascii.equalsIgnoreCase(b, from, LOCATION) || location(b, colon + 1, to);
            case 10 -> !Ascii.equalsIgnoreCase(b, from, CONNECTION) || connection(b, colon + 1, to);
            case 14 -> !Ascii.equalsIgnoreCase(b, from, CONTENT_LENGTH) || contentLength(b, colon + 1, to);
            case 17 -> !Ascii.equalsIgnoreCase(b, from, TRANSFER_ENCODING) || transferEncoding(b, colon + 1, to);
            default -> true;
        };
    }

    /** True when the line goes on with the one before. */
    private static boolean isFolded(byte[] b, int from) {
        return b[from] == ' ' || b[from] == '\t';
    }

    /** The index of the colon after a name; {@code from} when there is no such thing. */
    private static int endOfName(byte[] b, int from, int to) {
        int colon = Ascii.endOfToken(b, from, to);
        return colon < to && b[colon] == ':' ? colon : from;
    }

    private boolean location(byte[] b, int from, int to) {
        framingLast = true;
        int start = Ascii.skipBlanks(b, from, to);
        String said = new String(b, start, Ascii.trimBlanks(b, start, to) - start, StandardCharsets.ISO_8859_1);
        locationsDiffer |= location != null && !location.equals(said);
        location = said;
        return true;
    }

    private boolean connection(byte[] b, int from, int to) {
        framingLast = true;
        int at = from;
        while (at < to) {
            int end = Ascii.indexOf(b, at, to, ',');
            close |= Ascii.isTrimmed(b, at, end, CLOSE);
            keepAlive |= Ascii.isTrimmed(b, at, end, KEEP_ALIVE);
            at = end + 1;
        }
        return true;
    }

    /** The same length may be said more than once, different ones not. */
    private boolean contentLength(byte[] b, int from, int to) {
        framingLast = true;
        int at = from;
        do {
            int end = Ascii.indexOf(b, at, to, ',');
            long length = Ascii.number(b, at, end);
            if (length < 0 || (contentLength >= 0 && contentLength != length)) {
                return false;
            }
            contentLength = length;
            at = end + 1;
        } while (at <= to);
        return true;
    }

    /** Chunked must come last, and once. */
    private boolean transferEncoding(byte[] b, int from, int to) {
        framingLast = true;
        encoded = true;
        int at = from;
        while (at < to) {
            int end = Ascii.indexOf(b, at, to, ',');
            if (chunked) {
                return false;
            }
            chunked = Ascii.isTrimmed(b, at, end, CHUNKED);
            at = end + 1;
        }
        return true;
    }
}
