package dev.landfall.orchestrator.push;

import static java.lang.System.Logger.Level.DEBUG;

import dev.landfall.orchestrator.core.LoadTests;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code /feed}: who may connect is decided before the handshake gets here, how long they may stay is asked of the {@link Guest} that came with
 * it. What listeners say is not needed and not read.
 */
@ServerEndpoint(value = "/feed", configurator = FeedHandshake.class)
public class FeedEndpoint {

    private static final System.Logger LOG = System.getLogger(FeedEndpoint.class.getName());
    private static final int MAX_INCOMING_BYTES = 4096;

    @Inject
    Feed feed;

    @Inject
    LoadTests tests;

    private @Nullable Listener listener;

    @OnOpen
    public void onOpen(Session session) {
        session.setMaxIdleTimeout(0);
        session.setMaxTextMessageBufferSize(MAX_INCOMING_BYTES);
        session.setMaxBinaryMessageBufferSize(MAX_INCOMING_BYTES);
        Listener joining = new Listener(new SessionOutlet(session), FeedHandshake.guest(session), System.nanoTime());
        listener = joining;
        feed.join(joining, tests);
    }

    @OnMessage
    public void onPong(PongMessage pong) {
        if (listener != null) {
            listener.heard(System.nanoTime());
        }
    }

    @OnClose
    public void onClose() {
        if (listener != null) {
            feed.leave(listener);
        }
    }

    @OnError
    public void onError(Session session, Throwable thrown) {
        LOG.log(DEBUG, () -> "session=" + session.getId() + " of the feed failed: " + thrown);
    }
}
