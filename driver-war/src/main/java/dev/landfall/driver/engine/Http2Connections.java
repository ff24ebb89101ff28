package dev.landfall.driver.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Slots share links of HTTP/2, each request a stream: one link carries as many at once as the target allows, but no more than
 * {@link #MOST_STREAMS}, and another is opened where those that are there are full. So an event loop with up to 100 slots has one TCP
 * connection, one with 1000 has ten, and more if the target allows less. What counts as a reconnect is a link that was lost and replaced,
 * however many slots it carried. Owned by its event loop.
 */
final class Http2Connections implements Connections {

    /** The least that a target should allow (RFC 9113, section 6.5.2). */
    static final int MOST_STREAMS = 100;

    private final Connector connector;
    private final LoopThread thread;
    private final Http2Requests requests;
    private final LoadShape shape;
    private final List<Http2Seats> links = new ArrayList<>();
    private int presumedLimit = MOST_STREAMS;

    Http2Connections(Connector connector, LoopThread thread, Http2Requests requests, LoadShape shape) {
        this.connector = connector;
        this.thread = thread;
        this.requests = requests;
        this.shape = shape;
    }

    @Override
    public Connection open(Slot slot, ConnectionOwner owner) {
        Http2Seat seat = new Http2Seat(owner, slot, requests, shape.bodyLimit());
        place(seat, owner);
        return seat;
    }

    /** Finds a link for a seat that is not open yet, or opens one. */
    void place(Http2Seat seat, ConnectionOwner owner) {
        for (Http2Seats link : links) {
            if (link.hasRoom()) {
                link.take(seat);
                return;
            }
        }
        Http2Seats seats = new Http2Seats(this, owner, thread.eventLoop(), connector, presumedLimit);
        links.add(seats);
        seats.take(seat);
        connector.connect(seats.link());
    }

    /** How many streams the target allows on a link, as it said last. */
    void limitIs(int streams) {
        presumedLimit = Math.max(1, Math.min(streams, MOST_STREAMS));
    }

    /** The link takes no more seats, or is closed. */
    void remove(Http2Seats link) {
        links.remove(link);
    }

    @Override
    public void close() {
        List.copyOf(links).forEach(Http2Seats::close);
    }
}
