package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seats of one link, no more than the target allows streams. They stay while the link can be used; when it cannot, those without a
 * request are let go at once and the others with their answers. Owned by its event loop.
 */
final class Http2Seats {

    private enum State {
        OPENING,
        READY,
        /** Takes no requests any more, and ends with the last answer. */
        DRAINING,
        CLOSED
    }

    private final Http2Connections connections;
    private final ConnectionOwner owner;
    private final EventLoop eventLoop;
    private final Http2Link link;
    private final List<Http2Seat> seats = new ArrayList<>();
    private State state = State.OPENING;
    private int limit;
    private boolean limitTold;
    private boolean served;
    private boolean lossTaken;
    private final StreamNumbers numbers = new StreamNumbers();
    private final Http2Pulse pulse = new Http2Pulse(numbers);
    private @Nullable Http2Output output;
    private @Nullable Http2Streams streams;

    /** @param limit of streams, as long as the target has told none */
    Http2Seats(
            Http2Connections connections, ConnectionOwner owner, EventLoop eventLoop, Connector connector, int limit) {
        this.connections = connections;
        this.owner = owner;
        this.eventLoop = eventLoop;
        this.limit = limit;
        this.link = new Http2Link(this, pulse, owner, connector.isEncrypted(), connector.timeoutMillis());
    }

    Http2Link link() {
        return link;
    }

    boolean hasRoom() {
        return (state == State.OPENING || state == State.READY) && seats.size() < limit && numbers.areLeft();
    }

    /** Adds a seat that is not open yet; it hears that it is open no sooner than this call has returned. */
    void take(Http2Seat seat) {
        seats.add(seat);
        seat.belongsTo(this);
        if (state == State.READY) {
            eventLoop.execute(() -> link.guarded(() -> open(seat)));
        }
    }

    /** Takes a seat away; its request, if there is one, is given up. */
    void leave(Http2Seat seat) {
        seats.remove(seat);
        if (seat.isCarrying() && streams != null && listens()) {
            int stream = seat.stream;
            streams.cancel(seat);
            if (pulse.hasStopped(stream, output)) {
                drain();
            }
            link.flushSoon();
        }
        closeIfOfNoUse();
    }

    void send(Http2Seat seat, Http2Template request, long sequence) {
        if (streams == null) {
            throw new IllegalStateException("not open");
        }
        streams.send(seat, request, sequence);
        if (!numbers.areLeft()) {
            drain();
        }
        link.flushSoon();
    }

    boolean hasServed() {
        return served;
    }

    /** True once, when the link is lost. */
    boolean takeLoss() {
        boolean first = !lossTaken && (state == State.DRAINING || state == State.CLOSED);
        lossTaken |= first;
        return first;
    }

    /** Ends the link; nobody hears of it. */
    void close() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        connections.remove(this);
        if (output != null) {
            output.goAway(Http2Error.NO_ERROR);
        }
        link.close();
    }

    /** The network is there; returns who is to hear of frames. */
    Http2Streams begin(Http2Output out) {
        output = out;
        Http2Streams begun = new Http2Streams(this, numbers, out);
        streams = begun;
        return begun;
    }

    /** True when frames still mean something. */
    boolean listens() {
        return state != State.CLOSED;
    }

    void networkTakesMore() {
        if (streams != null && listens()) {
            streams.goOn();
        }
    }

    /** Means nothing for a link that was open. */
    void openingFailed(ErrorClass error, @Nullable Throwable reason) {
        if (state != State.OPENING) {
            return;
        }
        close();
        List.copyOf(seats).forEach(seat -> seat.openingFailed(error, reason));
    }

    /** @param most streams at once that the target allows by its settings, null where they say nothing about that */
    void settingsCame(@Nullable Long most) {
        if (most != null) {
            limit = (int) Math.min(most, Http2Connections.MOST_STREAMS);
            connections.limitIs(limit);
        } else if (!limitTold) {
            limit = Http2Connections.MOST_STREAMS;
        }
        limitTold = true;
        if (state == State.OPENING && limit > 0) {
            state = State.READY;
            link.opened();
            letIdleGo(limit);
            List.copyOf(seats).forEach(this::open);
        } else if (state == State.READY) {
            letIdleGo(limit);
            closeIfOfNoUse();
        }
    }

    void answered(Http2Seat seat, @Nullable ErrorClass fault, @Nullable Throwable reason) {
        served |= seat.answer.status() > 0;
        seat.answered(fault, reason, state == State.READY && seats.size() <= limit && numbers.areLeft());
    }

    /** The target ends the link, with the answers of the streams up to this one. */
    void goAwayCame(int lastStream, long code, Throwable reason) {
        ErrorClass fault = code == Http2Error.NO_ERROR.code() ? null : Http2Faults.ofCode(code);
        openingFailed(fault == null ? ErrorClass.EMPTY_REPLY : fault, reason);
        if (streams != null && listens()) {
            drain();
            fail(streams.forgetAfter(lastStream), fault, reason);
        }
    }

    /** What came over the link means nothing. */
    void inputFailed(Http2Exception error) {
        if (output != null && listens()) {
            output.goAway(error.error());
        }
        ErrorClass fault = Http2Faults.ofInput(error);
        openingFailed(fault, error);
        ended(fault, error);
    }

    /** @param inHandshake true: closed before there was a link of HTTP/2 */
    void linkClosed(boolean inHandshake) {
        Throwable broken = link.broken();
        ErrorClass plain = inHandshake ? ErrorClass.TLS_HANDSHAKE : ErrorClass.EMPTY_REPLY;
        openingFailed(broken == null ? plain : FailureClassifier.ofBreaking(broken, plain), broken);
        ended(null, broken);
    }

    private void ended(@Nullable ErrorClass fault, @Nullable Throwable reason) {
        if (streams != null && listens()) {
            close();
            letIdleGo(0);
            fail(streams.forgetAfter(0), fault, reason);
        }
    }

    private void fail(List<Http2Seat> carrying, @Nullable ErrorClass fault, @Nullable Throwable reason) {
        for (Http2Seat seat : carrying) {
            ErrorClass error = fault == null ? Http2Faults.atClose(seat.hasBegun(), served, link.broken()) : fault;
            seat.answered(error, reason, false);
        }
        closeIfOfNoUse();
    }

    private void drain() {
        if (state == State.READY) {
            state = State.DRAINING;
            connections.remove(this);
            letIdleGo(0);
        }
    }

    /** Nobody waits for it to open, or the target allows nothing more on it. */
    private void closeIfOfNoUse() {
        if (isDrained() || (seats.isEmpty() && (state == State.OPENING || limit == 0))) {
            close();
        }
    }

    private boolean isDrained() {
        return state == State.DRAINING && streams != null && streams.isEmpty();
    }

    private void open(Http2Seat seat) {
        if (state == State.READY && seats.contains(seat)) {
            seat.opened();
        }
    }

    /** Lets seats without a request go until so many are left, if there are enough of them. */
    private void letIdleGo(int left) {
        for (Http2Seat seat : List.copyOf(seats)) {
            if (seats.size() > left && !seat.isCarrying() && seats.remove(seat)) {
                if (seat.isOpening()) {
                    connections.place(seat, owner);
                } else {
                    seat.closed();
                }
            }
        }
    }
}
