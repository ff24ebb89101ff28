package dev.landfall.launcher.bench;

import dev.landfall.launcher.bench.BenchResult.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Results that are made up. */
public final class Results {
    private Results() {}

    public static BenchResult of(List<Peer> peers, Round... rounds) {
        Map<Peer, Integer> bytes = peers.stream().collect(Collectors.toMap(Function.identity(), peer -> 179));
        return new BenchResult(
                Instant.parse("2026-11-21T07:00:00.5Z"),
                new BenchOrder(rounds.length, 10, 20, 64, ServerKind.NGINX, peers),
                List.of(new Fact("machine", "abacus, 2 cores")),
                peers,
                179,
                bytes,
                List.of(rounds));
    }
}
