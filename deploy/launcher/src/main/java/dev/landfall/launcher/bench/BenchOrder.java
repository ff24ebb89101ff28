package dev.landfall.launcher.bench;

import java.util.List;

/**
 * What is to be compared, and for how long.
 *
 * @param rounds how often the driver and every peer take their turn
 * @param seconds length of what is measured in each turn
 * @param settleSeconds how long the driver's test runs before it is measured
 * @param connections kept by each generator, at least 1
 * @param peers in the order in which they take their turns; all of them installed
 */
public record BenchOrder(
        int rounds, int seconds, int settleSeconds, int connections, ServerKind server, List<Peer> peers) {
    private static final int MOST_SECONDS = 600;

    public BenchOrder {
        peers = List.copyOf(peers);
        require("--pairs", rounds, 1, 100);
        require("--seconds", seconds, 1, MOST_SECONDS);
        require("--settle", settleSeconds, 1, MOST_SECONDS);
        require("--connections", connections, 1, 1000);
    }

    private static void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + " must be " + least + " to " + most + ", was " + value);
        }
    }
}
