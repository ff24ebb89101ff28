package dev.landfall.orchestrator.push;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The other side of one WebSocket session. Whatever fails here is told to the container, which then closes the session. */
final class SessionOutlet implements Listener.Outlet {

    private static final System.Logger LOG = System.getLogger(SessionOutlet.class.getName());
    private static final long SEND_TIMEOUT_MILLIS = 30_000;

    private final Session session;

    SessionOutlet(Session session) {
        this.session = session;
        session.getAsyncRemote().setSendTimeout(SEND_TIMEOUT_MILLIS);
    }

    @Override
    public void send(String message, Runnable whenSent) {
        if (!session.isOpen()) {
            return;
        }
        try {
            session.getAsyncRemote().sendText(message, result -> whenSent.run());
        } catch (RuntimeException e) {
            // A session that closes at this very moment: its end is announced by the container.
            LOG.log(DEBUG, () -> "session=" + session.getId() + " could not be sent to: " + e);
            close("not reachable");
        }
    }

    @Override
    public void ping() {
        try {
            session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            LOG.log(DEBUG, () -> "session=" + session.getId() + " could not be pinged: " + e);
            close("not reachable");
        }
    }

    @Override
    public void close(String reason) {
        close(CloseReason.CloseCodes.GOING_AWAY, reason);
    }

    @Override
    public void refuse(String reason) {
        close(CloseReason.CloseCodes.VIOLATED_POLICY, reason);
    }

    private void close(CloseReason.CloseCode code, String reason) {
        try {
            session.close(new CloseReason(code, reason));
        } catch (IOException | RuntimeException e) {
            LOG.log(DEBUG, () -> "session=" + session.getId() + " could not be closed: " + e);
        }
    }
}
