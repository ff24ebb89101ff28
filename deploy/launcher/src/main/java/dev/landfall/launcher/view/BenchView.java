package dev.landfall.launcher.view;

import dev.landfall.launcher.bench.BenchResult;
import dev.landfall.launcher.bench.Peer;
import dev.landfall.launcher.bench.Reading;
import dev.landfall.launcher.bench.Spread;
import java.util.ArrayList;
import java.util.List;

/** A comparison with other load generators as a table: the median of each figure over all rounds, and the spread of the ratio. */
public final class BenchView {
    private BenchView() {}

    public static List<String> lines(BenchResult result, Paint paint) {
        var lines = new ArrayList<String>();
        result.facts().forEach(fact -> lines.add(paint.dim(fact.name() + ": ") + fact.value()));
        lines.add("");
        lines.addAll(table(result).lines(paint));
        lines.add("");
        lines.add(paint.dim("medians of " + result.rounds().size()
                + " rounds; driver ÷ peer: CPU per request in the same round, median (least – most)"));
        return lines;
    }

    private static Table table(BenchResult result) {
        var table = new Table(
                        "", "requests/s", "CPU µs/request", "server µs/request", "bytes", "failed", "driver ÷ peer")
                .leftAligned(0);
        table.row(row("driver", result.ofDriver(), result.driverBytes(), ""));
        for (Peer peer : result.peers()) {
            int bytes = result.requestBytes().getOrDefault(peer, 0);
            table.row(row(peer.word(), result.of(peer), bytes, ratio(result.ratio(peer))));
        }
        return table;
    }

    private static String[] row(String who, List<Reading> readings, int bytes, String ratio) {
        return new String[] {
            who,
            Numbers.count(
                    Math.round(Spread.of(readings, Reading::requestsPerSecond).median())),
            Numbers.figures(Spread.of(readings, Reading::cpuMicros).median()),
            Numbers.figures(Spread.of(readings, Reading::serverCpuMicros).median()),
            Integer.toString(bytes),
            Numbers.count(readings.stream().mapToLong(Reading::failed).sum()),
            ratio
        };
    }

    static String ratio(Spread spread) {
        return Numbers.ratio(spread.median()) + " (" + Numbers.ratio(spread.least()) + " – "
                + Numbers.ratio(spread.most()) + ")";
    }
}
