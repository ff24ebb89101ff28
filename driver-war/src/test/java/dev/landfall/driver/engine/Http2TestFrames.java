package dev.landfall.driver.engine;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the frames of a client mean to {@link Http2TestPeer}: counts them, and keeps windows in both directions. */
final class Http2TestFrames extends Http2FrameAdapter {

    private final Http2TestPeer peer;
    private final Http2TestServer server;
    private final Map<Integer, Http2TestPeer.Exchange> open = new HashMap<>();
    private final Map<Integer, Long> allowedToClient = new HashMap<>();
    private final Map<Integer, Long> allowedToUs = new HashMap<>();
    private final Map<Integer, Long> bodies = new LinkedHashMap<>();
    private final Set<Integer> unanswered = new HashSet<>();
    private long streamWindow = Http2CodecUtil.DEFAULT_WINDOW_SIZE;
    private int index;

    Http2TestFrames(Http2TestPeer peer) {
        this.peer = peer;
        this.server = peer.server;
        allowedToClient.put(0, (long) Http2CodecUtil.DEFAULT_WINDOW_SIZE);
        allowedToUs.put(0, (long) Http2CodecUtil.DEFAULT_WINDOW_SIZE);
    }

    void ended(int stream) {
        unanswered.remove(stream);
    }

    void send(ChannelHandlerContext context, int stream, long bytes) {
        bodies.put(stream, bytes);
        goOn(context);
    }

    @Override
    public void onHeadersRead(
            ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean last)
            throws Http2Exception {
        Http2TestPeer.Exchange exchange = new Http2TestPeer.Exchange(peer, context, stream, index++, headers);
        Integer initial = server.settings.initialWindowSize();
        allowedToClient.put(stream, initial == null ? Http2CodecUtil.DEFAULT_WINDOW_SIZE : (long) initial);
        allowedToUs.put(stream, streamWindow);
        open.put(stream, exchange);
        unanswered.add(stream);
        server.mostAtOnce.accumulateAndGet(unanswered.size(), Math::max);
        server.requests.incrementAndGet();
        server.heads.add(headers);
        server.sequences.add(Long.parseLong(headers.get("landfall-seq").toString()));
        if (server.eager || last) {
            serve(exchange);
        }
    }

    @Override
    public int onDataRead(ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean last) {
        int length = data.readableBytes() + padding;
        server.bodyBytes.addAndGet(data.readableBytes());
        for (int id : new int[] {0, stream}) {
            long left = allowedToClient.merge(id, -(long) length, Long::sum);
            if (left < 0) {
                server.beyondWindow.incrementAndGet();
            }
            if (server.makesRoom && length > 0) {
                allowedToClient.merge(id, (long) length, Long::sum);
                peer.writer.writeWindowUpdate(context, id, length, context.newPromise());
            }
        }
        context.flush();
        if (last && !server.eager) {
            serve(open.get(stream));
        }
        return length;
    }

    @Override
    public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) {
        server.clientSettings.add(settings);
        Integer initial = settings.initialWindowSize();
        streamWindow = initial == null ? streamWindow : initial;
        peer.writer.writeSettingsAck(context, context.newPromise());
        context.flush();
    }

    @Override
    public void onSettingsAckRead(ChannelHandlerContext context) {
        server.settingsAcks.incrementAndGet();
    }

    @Override
    public void onPingRead(ChannelHandlerContext context, long data) {
        server.pings.incrementAndGet();
        if (server.answersPings) {
            peer.writer.writePing(context, true, data, context.newPromise());
            context.flush();
        }
    }

    @Override
    public void onPingAckRead(ChannelHandlerContext context, long data) {
        server.pingAcks.incrementAndGet();
    }

    @Override
    public void onRstStreamRead(ChannelHandlerContext context, int stream, long code) {
        ended(stream);
        bodies.remove(stream);
        server.resets.add(code);
    }

    @Override
    public void onGoAwayRead(ChannelHandlerContext context, int lastStream, long code, ByteBuf text) {
        server.goAways.add(code);
    }

    @Override
    public void onWindowUpdateRead(ChannelHandlerContext context, int stream, int increment) {
        server.windowUpdates.incrementAndGet();
        allowedToUs.merge(stream, (long) increment, Long::sum);
        goOn(context);
    }

    private void serve(Http2TestPeer.Exchange exchange) {
        try {
            server.script.serve(exchange);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void goOn(ChannelHandlerContext context) {
        bodies.entrySet().removeIf(body -> {
            int stream = body.getKey();
            while (body.getValue() > 0) {
                long length = Math.min(
                        Math.min(allowedToUs.get(0), allowedToUs.get(stream)), Math.min(body.getValue(), 16384));
                if (length <= 0) {
                    return false;
                }
                allowedToUs.merge(0, -length, Long::sum);
                allowedToUs.merge(stream, -length, Long::sum);
                body.setValue(body.getValue() - length);
                boolean last = body.getValue() == 0;
                ByteBuf bytes = Unpooled.wrappedBuffer(new byte[(int) length]);
                peer.writer.writeData(context, stream, bytes, 0, last, context.newPromise());
            }
            ended(stream);
            return true;
        });
        context.flush();
    }
}
