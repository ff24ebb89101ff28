package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import org.jspecify.annotations.Nullable;

/**
 * A slot's place on a link that several share: it carries one request at a time, each on a stream of its own. May be moved to another link
 * until it is open. Plain fields, because the request path lives here. Owned by its event loop.
 */
final class Http2Seat implements Connection {

    final Http2Answer answer;
    /** Of the request in flight; 0 when there is none. */
    int stream;
    /** What the target lets us send of the request's body, and how much of it was sent. */
    long sendWindow;

    int bodySent;
    /** What came of the answer since the target was last given room for more. */
    int taken;

    private final ConnectionOwner owner;
    private final Http2Requests requests;
    private final long beganNanos = EngineClock.now();
    private @Nullable Slot slot;
    private @Nullable Http2Seats seats;
    private @Nullable Http2Template request;
    private @Nullable Throwable cause;
    private boolean opening = true;

    Http2Seat(ConnectionOwner owner, Slot slot, Http2Requests requests, long bodyLimit) {
        this.owner = owner;
        this.slot = slot;
        this.requests = requests;
        this.answer = new Http2Answer(bodyLimit);
    }

    /** From now on, until it is moved. */
    void belongsTo(Http2Seats others) {
        seats = others;
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
        return seats().hasServed();
    }

    @Override
    public void send(boolean ofWarmUp) {
        long sequence = requests.takeNumber();
        if (slot != null) {
            slot.sequence = sequence;
        }
        send(requests.template(ofWarmUp), sequence);
    }

    @Override
    public void follow(Hop hop) {
        send(requests.template(hop), hop.sequence());
    }

    @Override
    public boolean hasBegun() {
        return answer.hasBegun();
    }

    @Override
    public @Nullable String location() {
        return answer.location();
    }

    @Override
    public @Nullable Throwable cause() {
        return cause;
    }

    @Override
    public boolean countsWhenLost() {
        return seats().takeLoss();
    }

    @Override
    public void abandon() {
        slot = null;
        opening = false;
        seats().leave(this);
    }

    /** The request that was sent last. */
    Http2Template request() {
        if (request == null) {
            throw new IllegalStateException("nothing was sent");
        }
        return request;
    }

    boolean isCarrying() {
        return stream != 0;
    }

    void opened() {
        if (slot != null && opening) {
            opening = false;
            owner.opened(this, slot);
        }
    }

    void openingFailed(ErrorClass error, @Nullable Throwable reason) {
        Slot waiting = slot;
        if (waiting != null && opening) {
            slot = null;
            opening = false;
            cause = reason;
            owner.openingFailed(this, waiting, error);
        }
    }

    /** The request is over, and the stream with it. */
    void answered(@Nullable ErrorClass fault, @Nullable Throwable reason, boolean reusable) {
        stream = 0;
        if (slot != null) {
            cause = reason;
            owner.answered(this, slot, answer.status(), fault, reusable, EngineClock.now());
        }
    }

    /** There is no place for it any more, and no request on it. */
    void closed() {
        Slot left = slot;
        slot = null;
        if (left != null) {
            owner.closed(this, left, EngineClock.now());
        }
    }

    private void send(Http2Template template, long sequence) {
        request = template;
        cause = null;
        taken = 0;
        answer.expect(template.isHead());
        seats().send(this, template, sequence);
    }

    private Http2Seats seats() {
        if (seats == null) {
            throw new IllegalStateException("has no link");
        }
        return seats;
    }
}
