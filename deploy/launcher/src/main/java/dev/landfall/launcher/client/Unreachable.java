package dev.landfall.launcher.client;

import java.net.URI;

/** Nobody answered at the orchestrator's address, or not in time. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(URI url, Exception cause) {
        super("no orchestrator answers at " + url + " (" + cause.getClass().getSimpleName() + ")", cause);
    }
}
