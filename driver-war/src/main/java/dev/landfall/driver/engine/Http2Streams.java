package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The streams of one link, each with the seat whose request it carries: begins them, and tells seats and link what the frames of the
 * target mean. Frames of streams that are over mean nothing any more. Owned by its event loop.
 */
final class Http2Streams extends Http2FrameAdapter implements Http2Input.Listener {

    /** What the target may send ahead, on one stream and on all together; it is given more when half is used. */
    static final int WINDOW_BYTES = 16 << 20;

    private static final int LONGEST_TEXT = 200;

    private final Http2Seats seats;
    private final Http2Output output;
    private final Http2Uploads uploads;
    private final IntObjectMap<Http2Seat> open = new IntObjectHashMap<>();
    private final StreamNumbers numbers;
    private int taken;

    Http2Streams(Http2Seats seats, StreamNumbers numbers, Http2Output output) {
        this.seats = seats;
        this.numbers = numbers;
        this.output = output;
        this.uploads = new Http2Uploads(output);
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    void send(Http2Seat seat, Http2Template request, long sequence) {
        seat.stream = numbers.take();
        open.put(seat.stream, seat);
        output.headers(request.headers(seat.stream == 1), seat.stream, sequence);
        if (request.bodyLength() > 0) {
            uploads.begin(seat);
        }
    }

    /** Ends the seat's stream before its answer is over. */
    void cancel(Http2Seat seat) {
        open.remove(seat.stream);
        uploads.drop(seat);
        output.reset(seat.stream, Http2Error.CANCEL);
        seat.stream = 0;
    }

    /** Forgets the streams after this one, and returns their seats. */
    List<Http2Seat> forgetAfter(int lastStream) {
        List<Http2Seat> later =
                open.values().stream().filter(seat -> seat.stream > lastStream).toList();
        for (Http2Seat seat : later) {
            open.remove(seat.stream);
            uploads.drop(seat);
        }
        return later;
    }

    /** Goes on with bodies that waited for the network. */
    void goOn() {
        uploads.goOn();
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean last)
            throws Http2Exception {
        Http2Seat seat = seatOf(stream);
        if (seat != null && seat.answer.headers(headers, last)) {
            over(seat, last);
        }
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context,
            int stream,
            Http2Headers headers,
            int dependency,
            short weight,
            boolean exclusive,
            int padding,
            boolean last)
            throws Http2Exception {
        onHeadersRead(context, stream, headers, padding, last);
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean last)
            throws Http2Exception {
        int length = data.readableBytes() + padding;
        taken = makeRoom(0, taken + length);
        Http2Seat seat = seatOf(stream);
        if (seat != null) {
            seat.taken = last ? 0 : makeRoom(stream, seat.taken + length);
            if (seat.answer.data(data.readableBytes(), last)) {
                over(seat, last);
            }
        }
        return length;
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext context, int stream, long code) throws Http2Exception {
        Http2Seat seat = seatOf(stream);
        if (seat != null) {
            fail(seat, Http2Faults.ofCode(code), Http2Faults.reason("RST_STREAM", code, null));
        }
    }

    @Override
    public void onStreamError(Http2Exception.StreamException error) {
        Http2Seat seat = open.get(error.streamId());
        if (seat != null) {
            output.reset(seat.stream, error.error());
            fail(seat, Http2Faults.ofInput(error), error);
        }
    }

    @Override
    public void onWindowUpdateRead(ChannelHandlerContext context, int stream, int increment) throws Http2Exception {
        if (stream == 0) {
            uploads.widen(increment);
            return;
        }
        Http2Seat seat = seatOf(stream);
        if (seat != null && !uploads.widen(seat, increment)) {
            output.reset(stream, Http2Error.FLOW_CONTROL_ERROR);
            fail(seat, ErrorClass.PROTOCOL, null);
        }
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) throws Http2Exception {
        output.settingsAck();
        uploads.settings(settings);
        seats.settingsCame(settings.maxConcurrentStreams());
    }

    @Override
    public void onPingRead(ChannelHandlerContext context, long data) {
        output.ping(data, true);
    }

    @Override
    public void onGoAwayRead(ChannelHandlerContext context, int lastStream, long code, ByteBuf text) {
        int length = Math.min(text.readableBytes(), LONGEST_TEXT);
        String said = text.toString(text.readerIndex(), length, StandardCharsets.US_ASCII);
        seats.goAwayCame(lastStream, code, Http2Faults.reason("GOAWAY", code, said));
    }

    @Override
    public void onPushPromiseRead(
            ChannelHandlerContext context, int stream, int promised, Http2Headers headers, int padding)
            throws Http2Exception {
        throw Http2Exception.connectionError(Http2Error.PROTOCOL_ERROR, "a push, although pushes are refused");
    }

    private void over(Http2Seat seat, boolean last) {
        ErrorClass fault = seat.answer.fault();
        open.remove(seat.stream);
        if (uploads.drop(seat) || !last) {
            output.reset(seat.stream, fault == ErrorClass.PROTOCOL ? Http2Error.PROTOCOL_ERROR : Http2Error.CANCEL);
        }
        seats.answered(seat, fault, null);
    }

    private void fail(Http2Seat seat, ErrorClass fault, @Nullable Throwable reason) {
        open.remove(seat.stream);
        uploads.drop(seat);
        seats.answered(seat, fault, reason);
    }

    /** Null for a stream that is over. */
    private @Nullable Http2Seat seatOf(int stream) throws Http2Exception {
        Http2Seat seat = open.get(stream);
        if (seat == null && !numbers.wasTaken(stream)) {
            throw Http2Exception.connectionError(
                    Http2Error.PROTOCOL_ERROR, "a frame of stream %d, never begun", stream);
        }
        return seat;
    }

    private int makeRoom(int stream, int used) {
        if (used < WINDOW_BYTES / 2) {
            return used;
        }
        output.windowUpdate(stream, used);
        return 0;
    }
}
