package dev.landfall.launcher.bench;

import java.util.Locale;

/** Lines that tell how a comparison goes. */
final class Told {
    private Told() {}

    static String round(int number, BenchOrder order, Round round) {
        var line = new StringBuilder("round " + number + " of " + order.rounds() + ", CPU µs per request: driver ");
        line.append(micros(round.driver()));
        for (Peer peer : order.peers()) {
            line.append(", ").append(peer.word()).append(' ').append(micros(round.reading(peer)));
        }
        return line.toString();
    }

    private static String micros(Reading reading) {
        return String.format(Locale.ROOT, "%.2f", reading.cpuMicros());
    }
}
