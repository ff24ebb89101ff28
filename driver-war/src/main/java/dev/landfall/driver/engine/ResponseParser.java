package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers of HTTP/1.1 and 1.0, one after the other, in whatever pieces they come, and throws their bodies away. Allocates nothing
 * unless a line is split between two reads. Whatever RFC 9112 does not allow in an answer ends in a failure: never in a guess where the
 * next answer begins. Not thread-safe.
 */
final class ResponseParser {

    /** Of one answer: status lines, headers, trailers, with everything interim. */
    static final int MAX_HEAD_BYTES = 64 * 1024;

    private enum State {
        STATUS_LINE,
        HEADERS,
        FIXED_BODY,
        CHUNK_SIZE,
        CHUNK_DATA,
        CHUNK_END,
        TRAILERS,
        BODY_TO_CLOSE,
        DONE
    }

    private final long bodyLimit;
    private final LineReader line = new LineReader();
    private final AnswerHead head;
    private State state = State.DONE;
    private boolean bodiless;
    private boolean begun;
    private boolean keepAlive;
    private int headBytes;
    private long bodyBytes;
    private long remaining;
    private @Nullable ErrorClass failure;

    /** @param wantsLocation true: tells where an answer redirects to */
    ResponseParser(long bodyLimit, boolean wantsLocation) {
        this.bodyLimit = bodyLimit;
        this.head = new AnswerHead(wantsLocation);
    }

    /** Gets ready for the answer to a request; an answer to HEAD has no body whatever its head says. */
    void expect(boolean answerToHead) {
        line.reset();
        head.reset();
        state = State.STATUS_LINE;
        bodiless = answerToHead;
        begun = false;
        keepAlive = false;
        headBytes = 0;
        bodyBytes = 0;
        failure = null;
    }

    /** Reads on; returns the index after the last byte that belongs to the answer. Call until {@link #isDone}. */
    int read(byte[] b, int from, int to) {
        int at = from;
        begun |= to > from;
        while (at < to && state != State.DONE) {
            at = switch (state) {
                case FIXED_BODY, CHUNK_DATA, BODY_TO_CLOSE -> body(at, to);
                case STATUS_LINE, HEADERS, TRAILERS -> headLine(b, at, to);
                case CHUNK_SIZE, CHUNK_END -> chunkLine(b, at, to);
                case DONE -> at;
            };
        }
        return at;
    }

    /** True when the answer is complete or has failed. */
    boolean isDone() {
        return state == State.DONE;
    }

    /** What is wrong with the answer's form; null when nothing is. The status is not looked at. */
    @Nullable
    ErrorClass failure() {
        return failure;
    }

    /** True when a byte of the answer has come. */
    boolean hasBegun() {
        return begun;
    }

    int status() {
        return head.status();
    }

    /** What Location says; null where it is not wanted, not there, or there are several that differ. */
    @Nullable
    String location() {
        return head.location();
    }

    /** True when the next answer may come over the same connection. */
    boolean keepsAlive() {
        return keepAlive;
    }

    /** The connection was closed: that completes a body without a length, and cuts short anything else. */
    void endOfStream() {
        if (state == State.BODY_TO_CLOSE) {
            state = State.DONE;
        } else if (state != State.DONE) {
            fail(ErrorClass.TRUNCATED);
        }
    }

    private int headLine(byte[] b, int from, int to) {
        int next = line.read(b, from, to);
        headBytes += (next < 0 ? to : next) - from;
        if (next < 0 || headBytes > MAX_HEAD_BYTES) {
            return unfinishedHead(to);
        }
        if (line.isDirty() || !headLine()) {
            fail(ErrorClass.PROTOCOL);
        }
        return next;
    }

    /** What cannot become an answer fails before it is too long for one, and without waiting for the end of its line. */
    private int unfinishedHead(int to) {
        if (state == State.STATUS_LINE && !Ascii.startsWith(line.bytes, line.start, line.end, AnswerHead.VERSION)) {
            return fail(ErrorClass.PROTOCOL, to);
        }
        return headBytes > MAX_HEAD_BYTES ? fail(ErrorClass.HEADERS_TOO_LARGE, to) : to;
    }

    private boolean headLine() {
        boolean empty = line.start == line.end;
        if (state == State.STATUS_LINE) {
            state = State.HEADERS;
            return head.statusLine(line.bytes, line.start, line.end);
        }
        if (!empty) {
            return state == State.TRAILERS
                    ? AnswerHead.isField(line.bytes, line.start, line.end)
                    : head.header(line.bytes, line.start, line.end);
        }
        if (state == State.TRAILERS) {
            complete();
            return true;
        }
        return endOfHead();
    }

    private boolean endOfHead() {
        int status = head.status();
        if (head.isEncoded() && head.contentLength() >= 0) {
            return false;
        }
        if (status < 200 && status != 101) {
            head.reset();
            state = State.STATUS_LINE;
            return true;
        }
        keepAlive = head.keepsAlive() && status != 101;
        if (bodiless || status == 101 || status == 204 || status == 304) {
            complete();
        } else if (head.isChunked()) {
            state = State.CHUNK_SIZE;
        } else if (head.contentLength() >= 0) {
            fixedBody(head.contentLength());
        } else {
            keepAlive = false;
            remaining = Long.MAX_VALUE;
            state = State.BODY_TO_CLOSE;
        }
        return true;
    }

    private void fixedBody(long length) {
        if (length > bodyLimit) {
            fail(ErrorClass.BODY_TOO_LARGE);
        } else if (length == 0) {
            complete();
        } else {
            remaining = length;
            state = State.FIXED_BODY;
        }
    }

    private int body(int from, int to) {
        int length = (int) Math.min(to - from, remaining);
        remaining -= length;
        bodyBytes += length;
        if (bodyBytes > bodyLimit) {
            return fail(ErrorClass.BODY_TOO_LARGE, to);
        }
        if (remaining == 0) {
            if (state == State.FIXED_BODY) {
                complete();
            } else {
                state = State.CHUNK_END;
            }
        }
        return from + length;
    }

    private int chunkLine(byte[] b, int from, int to) {
        int next = line.read(b, from, to);
        if (next < 0) {
            boolean hopeful = state == State.CHUNK_END ? ChunkLine.mayBecomeEnd(line) : ChunkLine.mayBecomeSize(line);
            return hopeful ? to : fail(ErrorClass.PROTOCOL, to);
        }
        boolean right = state == State.CHUNK_END ? endOfChunk() : chunk(ChunkLine.size(line));
        if (line.isDirty() || line.isBare() || !right) {
            fail(ErrorClass.PROTOCOL);
        }
        return next;
    }

    private boolean endOfChunk() {
        state = State.CHUNK_SIZE;
        return line.start == line.end;
    }

    private boolean chunk(long size) {
        if (size == 0) {
            state = State.TRAILERS;
        } else if (size > bodyLimit - bodyBytes) {
            fail(ErrorClass.BODY_TOO_LARGE);
        } else {
            remaining = size;
            state = State.CHUNK_DATA;
        }
        return size >= 0;
    }

    private void complete() {
        state = State.DONE;
    }

    private void fail(ErrorClass wrong) {
        failure = wrong;
        keepAlive = false;
        state = State.DONE;
    }

    private int fail(ErrorClass wrong, int to) {
        fail(wrong);
        return to;
    }
}
