package dev.landfall.launcher.bench;

import dev.landfall.launcher.stack.Ports;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests of driver and peers, of one length as far as a peer can be brought to it; found out by looking at what they send. */
record Requests(RequestBytes ofDriver, Map<Peer, RequestBytes> ofPeers) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    Requests {
        ofPeers = Map.copyOf(ofPeers);
    }

    /** The looking goes through a server of its own, whose port has as many digits as every other of the stack. */
    static Requests find(List<Peer> peers, Server server, DriverRuns drivers, PeerRuns peerRuns)
            throws InterruptedException {
        String path = URI.create(server.url()).getPath();
        try (var probe = new RequestProbe(new Ports().free(), path)) {
            drivers.once(probe.url());
            RequestBytes driver = RequestBytes.of(request(probe, "the driver"));
            Map<Peer, RequestBytes> found = new EnumMap<>(Peer.class);
            for (Peer peer : peers) {
                int plain = length(peer, driver.headers(), probe, peerRuns);
                List<String> fitted = driver.longerBy(driver.length() - plain);
                found.put(peer, new RequestBytes(fitted, length(peer, fitted, probe, peerRuns)));
            }
            return new Requests(driver, found);
        } catch (IOException e) {
            throw new BenchFailure("cannot open a port to look at requests (" + e.getMessage() + ")");
        }
    }

    RequestBytes of(Peer peer) {
        @Nullable RequestBytes bytes = ofPeers.get(peer);
        if (bytes == null) {
            throw new IllegalArgumentException(peer.word() + " was not looked at");
        }
        return bytes;
    }

    private static int length(Peer peer, List<String> headers, RequestProbe probe, PeerRuns runs)
            throws InterruptedException {
        probe.forget();
        runs.once(peer, new PeerLoad(probe.url(), headers, 1, 1));
        return request(probe, peer.word()).length();
    }

    private static String request(RequestProbe probe, String who) throws InterruptedException {
        String request = probe.next(PATIENCE);
        if (request == null) {
            throw new BenchFailure(who + " sent no request to look at");
        }
        return request;
    }
}
