package dev.landfall.launcher.view;

import dev.landfall.launcher.bench.BenchResult;
import dev.landfall.launcher.bench.Peer;
import dev.landfall.launcher.bench.Reading;
import dev.landfall.launcher.bench.Round;
import dev.landfall.launcher.bench.Spread;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as a part of a Markdown page: circumstances, medians, and every round, so that a reader can judge the spread. */
public final class BenchPage {
    private BenchPage() {}

    public static String text(BenchResult result) {
        var text = new StringBuilder();
        text.append("Measured ")
                .append(result.at().truncatedTo(ChronoUnit.MINUTES))
                .append(" by `")
                .append(command(result))
                .append("`:\n\n| | |\n|---|---|\n");
        result.facts().forEach(fact -> row(text, List.of(fact.name(), fact.value())));
        medians(text, result);
        rounds(text, result);
        return text.toString();
    }

    private static String command(BenchResult result) {
        var order = result.order();
        String peers = result.peers().stream().map(Peer::word).collect(Collectors.joining(","));
        return "landfall bench --pairs " + order.rounds() + " --seconds " + order.seconds() + " --settle "
                + order.settleSeconds() + " --connections " + order.connections() + " --server "
                + order.server().word() + " --peers " + peers;
    }

    private static void medians(StringBuilder text, BenchResult result) {
        text.append("\nMedians of ")
                .append(result.rounds().size())
                .append(" rounds; the ratio is the driver's CPU per request ÷ the peer's in the same round:\n\n");
        text.append("| generator | requests/s | CPU µs/request | server µs/request | bytes | failed "
                + "| driver ÷ peer | least | most |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        row(text, cells("**driver**", result.ofDriver(), result.driverBytes(), "", "", ""));
        for (Peer peer : result.peers()) {
            Spread ratio = result.ratio(peer);
            row(
                    text,
                    cells(
                            peer.word(),
                            result.of(peer),
                            result.requestBytes().getOrDefault(peer, 0),
                            "**" + Numbers.ratio(ratio.median()) + "**",
                            Numbers.ratio(ratio.least()),
                            Numbers.ratio(ratio.most())));
        }
    }

    private static List<String> cells(
            String who, List<Reading> readings, int bytes, String ratio, String least, String most) {
        return List.of(
                who,
                Numbers.count(Math.round(
                        Spread.of(readings, Reading::requestsPerSecond).median())),
                Numbers.figures(Spread.of(readings, Reading::cpuMicros).median()),
                Numbers.figures(Spread.of(readings, Reading::serverCpuMicros).median()),
                Integer.toString(bytes),
                Numbers.count(readings.stream().mapToLong(Reading::failed).sum()),
                ratio,
                least,
                most);
    }

    private static void rounds(StringBuilder text, BenchResult result) {
        text.append("\nEvery round, CPU µs per request of the generator (of the server):\n\n| round | driver |");
        result.peers().forEach(peer -> text.append(' ').append(peer.word()).append(" |"));
        text.append("\n|---:|---:|")
                .append("---:|".repeat(result.peers().size()))
                .append('\n');
        int number = 0;
        for (Round round : result.rounds()) {
            text.append("| ")
                    .append(++number)
                    .append(" | ")
                    .append(micros(round.driver()))
                    .append(" |");
            result.peers()
                    .forEach(peer ->
                            text.append(' ').append(micros(round.reading(peer))).append(" |"));
            text.append('\n');
        }
    }

    private static String micros(Reading reading) {
        return Numbers.figures(reading.cpuMicros()) + " (" + Numbers.figures(reading.serverCpuMicros()) + ")";
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
