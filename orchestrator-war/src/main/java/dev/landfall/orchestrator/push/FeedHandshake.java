package dev.landfall.orchestrator.push;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Hands on who comes from the request that shakes hands, where the filter has noted it, to the session that opens when that request is over.
 * Not by a principal: the container would end the session of a principal with the views of its pages, which are forgotten sooner.
 */
public final class FeedHandshake extends ServerEndpointConfig.Configurator {

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest asked, HandshakeResponse answer) {
        HttpServletRequest request =
                CDI.current().select(HttpServletRequest.class).get();
        if (request.getAttribute(Guest.ATTRIBUTE) instanceof Guest guest) {
            config.getUserProperties().put(Guest.ATTRIBUTE, guest); // a copy of this one handshake's
        }
    }

    static Guest guest(Session session) {
        return session.getUserProperties().get(Guest.ATTRIBUTE) instanceof Guest guest ? guest : Guest.LASTING;
    }
}
