package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A connection of HTTP/1.1, plain or over TLS, that belongs to one slot for all its life. Owned by its event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails is told by the pipeline, to exceptionCaught
final class Http1Connection extends NetworkSide implements Connection {

    private final ConnectionOwner owner;
    private final Requests requests;
    private final ResponseParser parser;
    private final byte[] scratch;
    private final boolean answersToHead;
    private final boolean encrypted;
    private final long beganNanos = EngineClock.now();
    private @Nullable Slot slot;
    private @Nullable Channel channel;
    private boolean opening = true;
    private boolean served;
    /** The target said over TLS that nothing more comes. */
    private boolean ended;

    /** @param encrypted true: it is open once the TLS handshake is done */
    Http1Connection(
            ConnectionOwner owner, Slot slot, Requests requests, LoadShape shape, byte[] scratch, boolean encrypted) {
        super(owner);
        this.owner = owner;
        this.slot = slot;
        this.requests = requests;
        this.parser = new ResponseParser(shape.bodyLimit(), shape.followRedirects());
        this.scratch = scratch;
        this.answersToHead = shape.headMethod();
        this.encrypted = encrypted;
    }

    @Override
    public void channelIs(Channel channel) {
        this.channel = channel;
    }

    @Override
    public boolean isOpening() {
        return opening;
    }

    @Override
    public long beganNanos() {
        return beganNanos;
    }

    @Override
    public boolean hasServed() {
        return served;
    }

    @Override
    public @Nullable Throwable cause() {
        return broken();
    }

    @Override
    public void send(boolean ofWarmUp) {
        long sequence = requests.takeNumber();
        if (slot != null) {
            slot.sequence = sequence;
        }
        parser.expect(answersToHead);
        write(requests.numbered(sequence, ofWarmUp));
    }

    @Override
    public void follow(Hop hop) {
        parser.expect(hop.method().equals("HEAD"));
        write(requests.of(hop));
    }

    @Override
    public boolean hasBegun() {
        return parser.hasBegun();
    }

    @Override
    public @Nullable String location() {
        return parser.location();
    }

    @Override
    public void abandon() {
        slot = null;
        opening = false;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void connectingFailed(Throwable cause) {
        try {
            broke(cause);
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
                broke(handshake.cause());
                openingFailed(FailureClassifier.ofHandshake(handshake.cause()));
            }
        } else if (event instanceof SslCloseCompletionEvent close) {
            ended = close.isSuccess();
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
        if (left.busy) {
            brokeOff(left);
        } else {
            slot = null;
            owner.closed(this, left, EngineClock.now());
        }
    }

    private void write(ByteBuf request) {
        Channel open = Objects.requireNonNull(channel, "not connected");
        open.writeAndFlush(request, open.voidPromise());
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
                answered(mine, used < length || bytes.isReadable(), nowNanos);
                return;
            }
        }
    }

    private void answered(Slot mine, boolean surplus, long nowNanos) {
        served = true;
        ErrorClass fault = parser.failure();
        if (surplus && fault == null) {
            fault = ErrorClass.PROTOCOL;
        }
        boolean reusable = fault == null && parser.keepsAlive() && isSound();
        owner.answered(this, mine, parser.status(), fault, reusable, nowNanos);
    }

    /** True when nothing broke and the request was sent to its last byte, so that another may follow. */
    private boolean isSound() {
        ChannelOutboundBuffer outbound =
                channel == null ? null : channel.unsafe().outboundBuffer();
        return broken() == null && outbound != null && outbound.isEmpty();
    }

    /** The connection was closed while a request was in flight; that may have been the end of a right answer. */
    private void brokeOff(Slot mine) {
        ErrorClass fault = faultAtClose();
        owner.answered(this, mine, parser.status(), fault, false, EngineClock.now());
    }

    private @Nullable ErrorClass faultAtClose() {
        ErrorClass plainClose = parser.hasBegun()
                ? ErrorClass.TRUNCATED
                : served ? ErrorClass.STALE_CONNECTION : ErrorClass.EMPTY_REPLY;
        Throwable broken = broken();
        if (broken != null) {
            ErrorClass fault = FailureClassifier.ofBreaking(broken, plainClose);
            if (fault != plainClose) {
                return fault;
            }
        }
        parser.endOfStream();
        boolean mayBeCut = encrypted && !ended; // anybody on the way could have ended it (RFC 9112, 9.8)
        return parser.failure() == null && !mayBeCut ? null : plainClose;
    }
}
