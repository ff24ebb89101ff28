package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One answer over HTTP/2 as its frames come, its body thrown away (RFC 9113, section 8.1). Used again for the next. Not thread-safe. */
final class Http2Answer {

    private static final int FIRST_FINAL = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int STATUS_DIGITS = 3;
    private static final int ENTRY_OVERHEAD = 32;

    private final long bodyLimit;
    private boolean answersToHead;
    private boolean begun;
    private boolean headed;
    private boolean bodiless;
    private int status;
    private long interimBytes;
    private long announced;
    private long bodyBytes;
    private @Nullable Http2Headers head;
    private @Nullable ErrorClass fault;

    Http2Answer(long bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    /** Gets ready for the answer to a request; an answer to HEAD has no body whatever its head says. */
    void expect(boolean toHead) {
        answersToHead = toHead;
        begun = false;
        headed = false;
        bodiless = false;
        status = 0;
        interimBytes = 0;
        announced = -1;
        bodyBytes = 0;
        head = null;
        fault = null;
    }

    /** True when anything of the answer has come. */
    boolean hasBegun() {
        return begun;
    }

    /** Of the final answer, 0 before it. */
    int status() {
        return status;
    }

    /** What is wrong with the answer's form; null when nothing is. */
    @Nullable
    ErrorClass fault() {
        return fault;
    }

    /** Where the answer redirects to; null when it does not say, or names several places. */
    @Nullable
    String location() {
        List<CharSequence> said = head == null ? List.of() : head.getAll(HttpHeaderNames.LOCATION);
        return said.stream().map(CharSequence::toString).distinct().count() == 1
                ? said.get(0).toString()
                : null;
    }

    /** Returns true when the answer is over, rightly or not. */
    boolean headers(Http2Headers headers, boolean last) {
        begun = true;
        if (headed) {
            return (last && headers.status() == null) ? end() : fail(ErrorClass.PROTOCOL);
        }
        int said = statusOf(headers.status());
        if (said < 100 || said == 101) {
            return fail(ErrorClass.PROTOCOL);
        }
        return said < FIRST_FINAL ? interim(headers, last) : head(headers, said, last);
    }

    /** Returns true when the answer is over, rightly or not. */
    boolean data(int length, boolean last) {
        begun = true;
        bodyBytes += length;
        if (!headed || (bodiless && bodyBytes > 0) || (announced >= 0 && bodyBytes > announced)) {
            return fail(ErrorClass.PROTOCOL);
        }
        if (bodyBytes > bodyLimit) {
            return fail(ErrorClass.BODY_TOO_LARGE);
        }
        return last && end();
    }

    private boolean interim(Http2Headers headers, boolean last) {
        for (Map.Entry<CharSequence, CharSequence> entry : headers) {
            interimBytes += entry.getKey().length() + entry.getValue().length() + ENTRY_OVERHEAD;
        }
        if (last) {
            return fail(ErrorClass.PROTOCOL);
        }
        return interimBytes > ResponseParser.MAX_HEAD_BYTES && fail(ErrorClass.HEADERS_TOO_LARGE);
    }

    private boolean head(Http2Headers headers, int said, boolean last) {
        headed = true;
        head = headers;
        status = said;
        bodiless = answersToHead || said == NO_CONTENT || said == NOT_MODIFIED;
        CharSequence length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        if (length != null && !bodiless) {
            AsciiString digits = AsciiString.of(length);
            announced = Ascii.number(digits.array(), digits.arrayOffset(), digits.arrayOffset() + digits.length());
            if (announced < 0) {
                return fail(ErrorClass.PROTOCOL);
            }
            if (announced > bodyLimit) {
                return fail(ErrorClass.BODY_TOO_LARGE);
            }
        }
        return last && end();
    }

    private boolean end() {
        if (announced >= 0 && announced != bodyBytes) {
            fault = ErrorClass.PROTOCOL;
        }
        return true;
    }

    private boolean fail(ErrorClass wrong) {
        fault = wrong;
        return true;
    }

    /** -1 for what is no status. */
    private static int statusOf(@Nullable CharSequence text) {
        if (text == null || text.length() != STATUS_DIGITS) {
            return -1;
        }
        int status = 0;
        for (int i = 0; i < STATUS_DIGITS; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            status = 10 * status + digit;
        }
        return status;
    }
}
