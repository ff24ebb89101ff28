package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.CodecException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the target, which carries one request at a time. It belongs to a slot until either lets go; what the network says
 * afterwards is nobody's. Owned by its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by the pipeline, to exceptionCaught
final class Connection extends ChannelInboundHandlerAdapter {

    private final ConnectionOwner owner;
    private final ResponseParser parser;
    private final byte[] scratch;
    private final boolean encrypted;
    private final long beganNanos = EngineClock.now();
    private @Nullable Slot slot;
    private @Nullable Channel channel;
    private @Nullable Throwable broken;
    private boolean opening = true;
    private boolean served;

    /** @param encrypted true: it is open once the TLS handshake is done */
    Connection(ConnectionOwner owner, Slot slot, ResponseParser parser, byte[] scratch, boolean encrypted) {
        this.owner = owner;
        this.slot = slot;
        this.parser = parser;
        this.scratch = scratch;
        this.encrypted = encrypted;
    }

    void channelIs(Channel channel) {
        this.channel = channel;
    }

    boolean isOpening() {
        return opening;
    }

    /** When connecting began. */
    long beganNanos() {
        return beganNanos;
    }

    /** True when an answer has come over it. */
    boolean hasServed() {
        return served;
    }

    ResponseParser parser() {
        return parser;
    }

    /** What broke it, as far as anything but a close is known. */
    @Nullable
    Throwable broken() {
        return broken;
    }

    /** Sends a request; failures come back through the owner. */
    void send(ByteBuf request, boolean answerToHead) {
        Channel open = channel;
        if (open == null) {
            request.release();
            throw new IllegalStateException("not connected");
        }
        parser.expect(answerToHead);
        open.writeAndFlush(request, open.voidPromise());
    }

    /** True when nothing broke and the request was sent to its last byte, so that another may follow. */
    boolean isSound() {
        ChannelOutboundBuffer outbound =
                channel == null ? null : channel.unsafe().outboundBuffer();
        return broken == null && outbound != null && outbound.isEmpty();
    }

    /** Lets go of the slot and closes; the owner hears nothing more of this connection. */
    void abandon() {
        slot = null;
        opening = false;
        if (channel != null) {
            channel.close();
        }
    }

    /** Not to be called from within the call that began to connect. */
    void connectingFailed(Throwable cause) {
        try {
            openingFailed(FailureClassifier.ofOpening(cause));
        } catch (RuntimeException | Error e) {
            owner.engineFailed(e);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!encrypted) {
            opened();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                opened();
            } else {
                openingFailed(FailureClassifier.ofHandshake(handshake.cause()));
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (slot != null) {
                read(slot, bytes);
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Slot left = slot;
        if (left == null) {
            return;
        }
        if (opening) {
            openingFailed(encrypted ? ErrorClass.TLS_HANDSHAKE : ErrorClass.CONNECT_FAILED);
            return;
        }
        slot = null;
        owner.closed(this, left, EngineClock.now());
    }

    /** A failed read closes the connection next; after a failed write there may still be an answer to read. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean tls = cause instanceof CodecException || cause instanceof SSLException;
        if (!tls && !(cause instanceof IOException)) {
            owner.engineFailed(cause);
            return;
        }
        if (broken == null) {
            broken = cause;
        }
        if (tls) {
            context.close();
        }
    }

    private void openingFailed(ErrorClass error) {
        Slot waiting = slot;
        if (waiting != null && opening) {
            abandon();
            owner.openingFailed(this, waiting, error);
        }
    }

    private void opened() {
        Slot waiting = slot;
        if (waiting != null && opening) {
            opening = false;
            owner.opened(this, waiting);
        }
    }

    private void read(Slot mine, ByteBuf bytes) {
        long nowNanos = EngineClock.now();
        if (!mine.busy) {
            abandon(); // bytes that nobody asked for: whatever they are, the next answer could not be told from them
            owner.closed(this, mine, nowNanos);
            return;
        }
        while (bytes.isReadable()) {
            int length = Math.min(bytes.readableBytes(), scratch.length);
            bytes.readBytes(scratch, 0, length);
            int used = parser.read(scratch, 0, length);
            if (parser.isDone()) {
                boolean surplus = used < length || bytes.isReadable();
                served = true;
                owner.answered(this, mine, surplus, nowNanos);
                return;
            }
        }
    }
}
