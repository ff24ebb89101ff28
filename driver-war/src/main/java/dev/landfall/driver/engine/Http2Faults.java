package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Says which class a fault of HTTP/2 belongs to. */
final class Http2Faults {

    private Http2Faults() {}

    /**
     * What the target gives as its reason to end a stream or a link: {@code PROTOCOL} where it says that somebody broke the protocol or
     * that another one is wanted, {@code RESET} for everything else, be it refused, cancelled or failed over there.
     */
    static ErrorClass ofCode(long code) {
        Http2Error error = Http2Error.valueOf(code);
        if (error == null) {
            return ErrorClass.RESET;
        }
        return switch (error) {
            case PROTOCOL_ERROR,
                    FLOW_CONTROL_ERROR,
                    SETTINGS_TIMEOUT,
                    STREAM_CLOSED,
                    FRAME_SIZE_ERROR,
                    COMPRESSION_ERROR,
                    INADEQUATE_SECURITY,
                    HTTP_1_1_REQUIRED -> ErrorClass.PROTOCOL;
            case NO_ERROR, INTERNAL_ERROR, REFUSED_STREAM, CANCEL, CONNECT_ERROR, ENHANCE_YOUR_CALM -> ErrorClass.RESET;
        };
    }

    /** What is wrong with frames that came. */
    static ErrorClass ofInput(Http2Exception error) {
        boolean tooLong = error instanceof Http2Exception.HeaderListSizeException
                || error.error() == Http2Error.ENHANCE_YOUR_CALM; // headers in too many pieces
        return tooLong ? ErrorClass.HEADERS_TOO_LARGE : ErrorClass.PROTOCOL;
    }

    /**
     * What becomes of a request when its link is closed, as on a connection of HTTP/1.1.
     *
     * @param begun true: some of its answer had come
     * @param served true: an answer had come over the link, whichever request it was for
     * @param broken what the network said, null where it was closed politely
     */
    static ErrorClass atClose(boolean begun, boolean served, @Nullable Throwable broken) {
        ErrorClass plainClose =
                begun ? ErrorClass.TRUNCATED : served ? ErrorClass.STALE_CONNECTION : ErrorClass.EMPTY_REPLY;
        return broken == null ? plainClose : FailureClassifier.ofBreaking(broken, plainClose);
    }

    /** A reason for people to read. */
    static Throwable reason(String frame, long code, @Nullable String text) {
        Http2Error error = Http2Error.valueOf(code);
        String name = error == null ? "code " + code : error.name();
        return new IOException(frame + " " + name + (text == null || text.isEmpty() ? "" : ": " + text));
    }
}
