package dev.landfall.driver.engine;

import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * The bodies of the requests of one link, sent as the target's windows allow (RFC 9113, section 5.2): whoever came first goes on first,
 * and a stream whose window is shut holds up no other. Owned by its event loop.
 */
final class Http2Uploads {

    /** What every target must accept in a frame. */
    private static final int FRAME_BYTES = Http2CodecUtil.MAX_FRAME_SIZE_LOWER_BOUND;

    private final Http2Output output;
    private final List<Http2Seat> waiting = new ArrayList<>();
    private long window = Http2CodecUtil.DEFAULT_WINDOW_SIZE;
    private long initialWindow = Http2CodecUtil.DEFAULT_WINDOW_SIZE;

    Http2Uploads(Http2Output output) {
        this.output = output;
    }

    /** Sends the seat's body, now as far as it goes. */
    void begin(Http2Seat seat) {
        seat.sendWindow = initialWindow;
        seat.bodySent = 0;
        if (!goOn(seat)) {
            waiting.add(seat);
        }
    }

    /** Sends nothing more of the seat's body; true if some was left. */
    boolean drop(Http2Seat seat) {
        return !waiting.isEmpty() && waiting.remove(seat);
    }

    /** What the target may say anew at any time; streams that are open get the difference of their windows, which may then be below 0. */
    void settings(Http2Settings settings) throws Http2Exception {
        Integer window = settings.initialWindowSize();
        if (window == null) {
            return;
        }
        long difference = window - initialWindow;
        initialWindow = window;
        for (Http2Seat seat : waiting) {
            seat.sendWindow = widened(seat.sendWindow, difference);
        }
        goOn();
    }

    void widen(int increment) throws Http2Exception {
        window = widened(window, increment);
        goOn();
    }

    /** @return false when there is no such window */
    boolean widen(Http2Seat seat, int increment) {
        seat.sendWindow += increment;
        if (seat.sendWindow > Http2CodecUtil.MAX_INITIAL_WINDOW_SIZE) {
            return false;
        }
        if (waiting.contains(seat) && goOn(seat)) {
            waiting.remove(seat);
        }
        return true;
    }

    /** Sends what may be sent. */
    void goOn() {
        waiting.removeIf(this::goOn);
    }

    private boolean goOn(Http2Seat seat) {
        Http2Template request = seat.request();
        while (seat.bodySent < request.bodyLength()) {
            long allowed = Math.min(Math.min(window, seat.sendWindow), FRAME_BYTES);
            int length = (int) Math.min(allowed, request.bodyLength() - seat.bodySent);
            if (length <= 0 || !output.isWritable()) {
                return false;
            }
            output.data(request, seat.bodySent, length, seat.stream);
            seat.bodySent += length;
            seat.sendWindow -= length;
            window -= length;
        }
        return true;
    }

    private static long widened(long window, long increment) throws Http2Exception {
        if (window + increment > Http2CodecUtil.MAX_INITIAL_WINDOW_SIZE) {
            throw Http2Exception.connectionError(Http2Error.FLOW_CONTROL_ERROR, "a window over 2^31-1");
        }
        return window + increment;
    }
}
