package dev.landfall.driver.engine;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import org.jspecify.annotations.Nullable;

/** Takes what comes over one link apart into frames; keeps a copy of the beginning of a frame whose end has not come. */
final class Http2Input {

    /** Told to the target as the limit of an answer's headers; more of them fail that answer. */
    static final long MAX_HEADER_BYTES = ResponseParser.MAX_HEAD_BYTES;

    /** A block of headers that is longer, compressed, ends the link: it would have to be read to its end. */
    private static final long MAX_HEADER_BLOCK = 16L << 20;

    /** Hears of frames. */
    interface Listener extends Http2FrameListener {

        /** An answer that no link must end for. */
        void onStreamError(Http2Exception.StreamException error);
    }

    private final Listener listener;
    private final DefaultHttp2FrameReader reader;
    private @Nullable ByteBuf rest;

    Http2Input(Listener listener) {
        this.listener = listener;
        DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(true, MAX_HEADER_BYTES);
        try {
            decoder.maxHeaderListSize(MAX_HEADER_BYTES, MAX_HEADER_BLOCK);
        } catch (Http2Exception e) {
            throw new IllegalStateException(e);
        }
        this.reader = new DefaultHttp2FrameReader(decoder);
    }

    /** @throws Http2Exception when the link cannot be used any more */
    void read(ChannelHandlerContext context, ByteBuf bytes) throws Http2Exception {
        ByteBuf before = rest;
        if (before == null) {
            frames(context, bytes);
            if (bytes.isReadable()) {
                rest = context.alloc().buffer(bytes.readableBytes()).writeBytes(bytes);
            }
            return;
        }
        before.writeBytes(bytes);
        frames(context, before);
        if (before.isReadable()) {
            before.discardSomeReadBytes();
        } else {
            release();
        }
    }

    /** Frees what is kept. */
    void close() {
        release();
        reader.close();
    }

    private void frames(ChannelHandlerContext context, ByteBuf bytes) throws Http2Exception {
        boolean again = true;
        while (again) {
            try {
                reader.readFrame(context, bytes, listener);
                again = false;
            } catch (Http2Exception.StreamException e) {
                listener.onStreamError(e);
                again = bytes.isReadable();
            }
        }
    }

    private void release() {
        if (rest != null) {
            rest.release();
            rest = null;
        }
    }
}
