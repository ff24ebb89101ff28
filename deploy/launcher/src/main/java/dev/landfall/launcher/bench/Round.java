package dev.landfall.launcher.bench;

import java.util.Map;

/** One turn of the driver and one of every peer, shortly one after the other. */
public record Round(Reading driver, Map<Peer, Reading> peers) {
    public Round {
        peers = Map.copyOf(peers);
    }

    /** CPU per request of the driver, as a multiple of the peer's. */
    public double ratio(Peer peer) {
        return driver.cpuMicros() / reading(peer).cpuMicros();
    }

    public Reading reading(Peer peer) {
        Reading reading = peers.get(peer);
        if (reading == null) {
            throw new IllegalArgumentException(peer.word() + " had no turn");
        }
        return reading;
    }
}
