package dev.landfall.driver.engine;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameTypes;
import org.jspecify.annotations.Nullable;

/** Writes the frames of one link, many to a packet: they leave with {@link #flush}, or when there are enough. Owned by its event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by the pipeline, to exceptionCaught
final class Http2Output {

    /** About what waits at most until it is flushed. */
    private static final int BATCH_BYTES = 16 * 1024;

    private static final short END_STREAM = 0x1;
    private static final short ACK = 0x1;
    private static final short NONE = 0;

    private final ChannelHandlerContext context;
    private @Nullable ByteBuf batch;

    Http2Output(ChannelHandlerContext context) {
        this.context = context;
    }

    /** What a client says first (RFC 9113, section 3.4): no pushes, and room for answers. */
    void preface(int windowBytes, long headerBytes) {
        ByteBuf out = batch();
        out.writeBytes(Http2CodecUtil.connectionPrefaceBuf());
        frame(out, 3 * Http2CodecUtil.SETTING_ENTRY_LENGTH, Http2FrameTypes.SETTINGS, NONE, 0);
        setting(out, Http2CodecUtil.SETTINGS_ENABLE_PUSH, 0);
        setting(out, Http2CodecUtil.SETTINGS_INITIAL_WINDOW_SIZE, windowBytes);
        setting(out, Http2CodecUtil.SETTINGS_MAX_HEADER_LIST_SIZE, headerBytes);
        windowUpdate(0, windowBytes - Http2CodecUtil.DEFAULT_WINDOW_SIZE);
    }

    void headers(HeaderFrames frames, int stream, long sequence) {
        frames.writeTo(batch(), stream, sequence);
        if (isFull()) {
            flush();
        }
    }

    /** Sends a part of a request's body. */
    void data(Http2Template request, int from, int length, int stream) {
        boolean last = from + length == request.bodyLength();
        frame(batch(), length, Http2FrameTypes.DATA, last ? END_STREAM : NONE, stream);
        request.writeBody(batch(), from, length);
        if (isFull()) {
            ship();
        }
    }

    /** False when the network is slow to take what was sent: bodies wait until it does. */
    boolean isWritable() {
        return context.channel().isWritable();
    }

    void settingsAck() {
        frame(batch(), 0, Http2FrameTypes.SETTINGS, ACK, 0);
    }

    void ping(long data, boolean ack) {
        frame(batch(), Http2CodecUtil.PING_FRAME_PAYLOAD_LENGTH, Http2FrameTypes.PING, ack ? ACK : NONE, 0);
        batch().writeLong(data);
    }

    void windowUpdate(int stream, int increment) {
        frame(batch(), Http2CodecUtil.INT_FIELD_LENGTH, Http2FrameTypes.WINDOW_UPDATE, NONE, stream);
        batch().writeInt(increment);
    }

    void reset(int stream, Http2Error error) {
        frame(batch(), Http2CodecUtil.INT_FIELD_LENGTH, Http2FrameTypes.RST_STREAM, NONE, stream);
        batch().writeInt((int) error.code());
    }

    /** The target has begun no stream, so the last of them is 0. */
    void goAway(Http2Error error) {
        frame(batch(), 2 * Http2CodecUtil.INT_FIELD_LENGTH, Http2FrameTypes.GO_AWAY, NONE, 0);
        batch().writeInt(0).writeInt((int) error.code());
    }

    void flush() {
        ship();
        context.flush();
    }

    /** Frees what was not shipped. */
    void release() {
        if (batch != null) {
            batch.release();
            batch = null;
        }
    }

    private boolean isFull() {
        return batch != null && batch.readableBytes() >= BATCH_BYTES;
    }

    private void ship() {
        ByteBuf full = batch;
        if (full != null) {
            batch = null;
            context.write(full, context.voidPromise());
        }
    }

    private ByteBuf batch() {
        ByteBuf open = batch;
        if (open == null) {
            open = context.alloc().directBuffer(BATCH_BYTES);
            batch = open;
        }
        return open;
    }

    private static void frame(ByteBuf out, int length, byte type, short flags, int stream) {
        out.writeMedium(length).writeByte(type).writeByte(flags).writeInt(stream);
    }

    private static void setting(ByteBuf out, char id, long value) {
        out.writeShort(id).writeInt((int) value);
    }
}
