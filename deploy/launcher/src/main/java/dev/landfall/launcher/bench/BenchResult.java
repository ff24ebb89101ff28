package dev.landfall.launcher.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A whole comparison.
 *
 * @param facts what must be known to judge it, name and value: machine, versions, who ran where
 * @param peers in the order in which they are shown
 * @param requestBytes length of each peer's request
 * @param driverBytes length of the driver's
 */
public record BenchResult(
        Instant at,
        BenchOrder order,
        List<Fact> facts,
        List<Peer> peers,
        int driverBytes,
        Map<Peer, Integer> requestBytes,
        List<Round> rounds) {

    /** Something a reader must know. */
    public record Fact(String name, String value) {}

    public BenchResult {
        facts = List.copyOf(facts);
        peers = List.copyOf(peers);
        requestBytes = Map.copyOf(requestBytes);
        rounds = List.copyOf(rounds);
    }

    public List<Reading> ofDriver() {
        return rounds.stream().map(Round::driver).toList();
    }

    public List<Reading> of(Peer peer) {
        return rounds.stream().map(round -> round.reading(peer)).toList();
    }

    /** CPU per request of the driver as a multiple of the peer's, over all rounds. */
    public Spread ratio(Peer peer) {
        return Spread.of(rounds, round -> round.ratio(peer));
    }
}
