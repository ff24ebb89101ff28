package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The network's side of a link of HTTP/2, plain with prior knowledge or over TLS with ALPN: opens it, reads it, and says why it ended.
 * It is open once the target has told its settings. Owned by its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by the pipeline, to exceptionCaught
final class Http2Link extends NetworkSide {

    private final Http2Seats seats;
    private final Http2Pulse pulse;
    private final ConnectionOwner owner;
    private final boolean encrypted;
    private final int timeoutMillis;
    private @Nullable Channel channel;
    private @Nullable Http2Output output;
    private @Nullable Http2Input input;
    private @Nullable Future<?> settingsTimer;
    private boolean reading;
    private boolean flushing;

    /**
     * @param encrypted true: the TLS handshake comes first, and must agree on HTTP/2
     * @param timeoutMillis for the target's settings alone
     */
    Http2Link(Http2Seats seats, Http2Pulse pulse, ConnectionOwner owner, boolean encrypted, int timeoutMillis) {
        super(owner);
        this.seats = seats;
        this.pulse = pulse;
        this.owner = owner;
        this.encrypted = encrypted;
        this.timeoutMillis = timeoutMillis;
    }

    @Override
    public void channelIs(Channel channel) {
        this.channel = channel;
    }

    @Override
    public void connectingFailed(Throwable cause) {
        guarded(() -> seats.openingFailed(FailureClassifier.ofOpening(cause), cause));
    }

    /** Lets what was written leave: at the end of what is being read, else once whoever writes has done so. */
    void flushSoon() {
        if (!reading && !flushing && channel != null) {
            flushing = true;
            channel.eventLoop().execute(() -> guarded(this::flush));
        }
    }

    /** Closes it, with what was written before; nothing more is heard of it. */
    void close() {
        stopTimer();
        if (output != null) {
            output.flush();
        }
        if (channel != null) {
            channel.close();
        }
    }

    /** The settings are there. */
    void opened() {
        stopTimer();
    }

    /** Runs what the event loop would only log if it fails. */
    void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            owner.engineFailed(e);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!encrypted) {
            begin(context);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                handshakeDone(context);
            } else {
                seats.openingFailed(FailureClassifier.ofHandshake(handshake.cause()), handshake.cause());
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        reading = true;
        try {
            if (input != null && seats.listens()) {
                pulse.heard();
                input.read(context, bytes);
            }
        } catch (Http2Exception e) {
            seats.inputFailed(e);
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            seats.networkTakesMore();
            flushSoon();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopTimer();
        seats.linkClosed(encrypted && output == null);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (input != null) {
            input.close();
        }
        if (output != null) {
            output.release();
        }
    }

    private void handshakeDone(ChannelHandlerContext context) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        String chosen = tls == null ? null : tls.applicationProtocol();
        if (ApplicationProtocolNames.HTTP_2.equals(chosen)) {
            begin(context);
        } else {
            String said = chosen == null ? "no protocol" : chosen;
            seats.openingFailed(
                    ErrorClass.TLS_HANDSHAKE,
                    new SSLException("the target chose " + said + " although HTTP/2 was asked for"));
        }
    }

    private void begin(ChannelHandlerContext context) {
        Http2Output out = new Http2Output(context);
        output = out;
        input = new Http2Input(seats.begin(out));
        out.preface(Http2Streams.WINDOW_BYTES, Http2Input.MAX_HEADER_BYTES);
        out.flush();
        settingsTimer =
                context.executor().schedule(() -> guarded(this::settingsOverdue), timeoutMillis, TimeUnit.MILLISECONDS);
    }

    private void settingsOverdue() {
        seats.openingFailed(
                ErrorClass.CONNECT_TIMEOUT,
                new IOException("connected, but no settings of HTTP/2 within " + timeoutMillis + " ms"));
    }

    private void flush() {
        flushing = false;
        if (output != null) {
            output.flush();
        }
    }

    private void stopTimer() {
        if (settingsTimer != null) {
            settingsTimer.cancel(false);
            settingsTimer = null;
        }
    }
}
