package dev.landfall.driver.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * A HEADERS frame, and CONTINUATION frames where one does not suffice, that lack only the stream and the sequence number. Immutable.
 */
final class HeaderFrames {

    private static final int STREAM_AT = 5;
    private static final int END_STREAM = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int DIGITS = RequestFields.SEQUENCE_DIGITS;

    private final byte[] bytes;
    private final int[] streamAt;

    private HeaderFrames(byte[] bytes, int[] streamAt) {
        this.bytes = bytes;
        this.streamAt = streamAt;
    }

    /**
     * @param block of HPACK, which ends with the digits of the sequence number
     * @param endOfStream true: no body follows
     */
    static HeaderFrames of(byte[] block, boolean endOfStream) {
        ByteBuf frames = Unpooled.buffer(block.length + Http2CodecUtil.FRAME_HEADER_LENGTH);
        List<Integer> streamAt = new ArrayList<>();
        for (int from = 0, to; from < block.length; from = to) {
            to = endOfFragment(from, block.length);
            streamAt.add(frames.writerIndex() + STREAM_AT);
            int flags = to == block.length ? END_HEADERS : 0;
            frames.writeMedium(to - from);
            frames.writeByte(from == 0 ? Http2FrameTypes.HEADERS : Http2FrameTypes.CONTINUATION);
            frames.writeByte(from == 0 && endOfStream ? flags | END_STREAM : flags);
            frames.writeInt(0);
            frames.writeBytes(block, from, to - from);
        }
        byte[] bytes = new byte[frames.readableBytes()];
        frames.readBytes(bytes);
        return new HeaderFrames(
                bytes, streamAt.stream().mapToInt(Integer::intValue).toArray());
    }

    /** As long as every target must accept, and never through the sequence number. */
    private static int endOfFragment(int from, int length) {
        int to = Math.min(length, from + Http2CodecUtil.MAX_FRAME_SIZE_LOWER_BOUND);
        return to < length ? Math.min(to, length - DIGITS) : to;
    }

    void writeTo(ByteBuf out, int stream, long sequence) {
        int start = out.writerIndex();
        out.writeBytes(bytes);
        for (int at : streamAt) {
            out.setInt(start + at, stream);
        }
        long rest = sequence;
        for (int at = out.writerIndex() - 1; at >= out.writerIndex() - DIGITS; at--) {
            out.setByte(at, '0' + (int) (rest % 10));
            rest /= 10;
        }
    }
}
