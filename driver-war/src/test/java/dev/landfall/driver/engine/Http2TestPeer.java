package dev.landfall.driver.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http2.DefaultHttp2FrameReader;
import io.netty.handler.codec.http2.DefaultHttp2FrameWriter;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameWriter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One connection of {@link Http2TestServer}. */
final class Http2TestPeer extends ByteToMessageDecoder {

    final Http2TestServer server;
    final int connection;
    final Http2FrameWriter writer = new DefaultHttp2FrameWriter();
    final Http2TestFrames frames;
    private final DefaultHttp2FrameReader reader =
            new DefaultHttp2FrameReader(new DefaultHttp2HeadersDecoder(true, 1 << 20));
    private boolean prefaced;

    Http2TestPeer(Http2TestServer server, int connection) {
        this.server = server;
        this.connection = connection;
        this.frames = new Http2TestFrames(this);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        server.openConnections.incrementAndGet();
        super.channelActive(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        server.openConnections.decrementAndGet();
        super.channelInactive(context);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Http2Exception {
        if (!prefaced) {
            ByteBuf preface = Http2CodecUtil.connectionPrefaceBuf();
            if (in.readableBytes() < preface.readableBytes()) {
                return;
            }
            if (!in.readSlice(preface.readableBytes()).equals(preface)) {
                throw new IllegalStateException("another preface");
            }
            prefaced = true;
            Loads.await(server.settingsMayGo, Duration.ofSeconds(10));
            if (server.tellsSettings) {
                writer.writeSettings(context, server.settings, context.newPromise());
                context.flush();
            }
        }
        reader.readFrame(context, in, frames);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** A request and the ways to answer it, in the server's thread. */
    static final class Exchange {

        final int stream;
        /** Of the request on its connection, from 0. */
        final int index;

        final Http2Headers head;
        private final Http2TestPeer peer;
        private final ChannelHandlerContext context;

        Exchange(Http2TestPeer peer, ChannelHandlerContext context, int stream, int index, Http2Headers head) {
            this.peer = peer;
            this.context = context;
            this.stream = stream;
            this.index = index;
            this.head = head;
        }

        int connection() {
            return peer.connection;
        }

        void answer(int status, int bodyBytes) {
            head(status, bodyBytes == 0);
            if (bodyBytes > 0) {
                data(bodyBytes, true);
            }
        }

        /** @param more names and values */
        void head(int status, boolean last, String... more) {
            Http2Headers headers = new DefaultHttp2Headers(false).status(Integer.toString(status));
            for (int i = 0; i < more.length; i += 2) {
                headers.add(more[i], more[i + 1]);
            }
            headers(headers, last);
        }

        void headers(Http2Headers headers, boolean last) {
            ended(last);
            peer.writer.writeHeaders(context, stream, headers, 0, last, context.newPromise());
            context.flush();
        }

        /** Sends so much at once, whatever the client allows. */
        void data(int bytes, boolean last) {
            ended(last);
            peer.writer.writeData(
                    context, stream, Unpooled.wrappedBuffer(new byte[bytes]), 0, last, context.newPromise());
            context.flush();
        }

        /** Sends a body as the client allows, to its end. */
        void body(long bytes) {
            peer.frames.send(context, stream, bytes);
        }

        void reset(Http2Error error) {
            ended(true);
            peer.writer.writeRstStream(context, stream, error.code(), context.newPromise());
            context.flush();
        }

        void goAway(int lastStream, Http2Error error) {
            peer.writer.writeGoAway(
                    context,
                    lastStream,
                    error.code(),
                    Unpooled.copiedBuffer("enough".getBytes()),
                    context.newPromise());
            context.flush();
        }

        void settings(Http2Settings settings) {
            peer.writer.writeSettings(context, settings, context.newPromise());
            context.flush();
        }

        void ping() {
            peer.writer.writePing(context, false, 7, context.newPromise());
            context.flush();
        }

        void push() {
            Http2Headers headers = new DefaultHttp2Headers()
                    .method("GET")
                    .path("/")
                    .scheme("http")
                    .authority("a");
            peer.writer.writePushPromise(context, stream, 2, headers, 0, context.newPromise());
            context.flush();
        }

        void raw(byte[] bytes) {
            context.writeAndFlush(Unpooled.wrappedBuffer(bytes));
        }

        void close() {
            context.close();
        }

        /** Closes with a reset instead of an end of stream. */
        void breakOff() {
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            context.close();
        }

        void later(long millis, Runnable action) {
            context.executor().schedule(action, millis, TimeUnit.MILLISECONDS);
        }

        private void ended(boolean last) {
            if (last) {
                peer.frames.ended(stream);
            }
        }
    }
}
