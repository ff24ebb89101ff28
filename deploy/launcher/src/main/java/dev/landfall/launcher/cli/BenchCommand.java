package dev.landfall.launcher.cli;

import dev.landfall.launcher.bench.Bench;
import dev.landfall.launcher.bench.BenchOrder;
import dev.landfall.launcher.bench.BenchResult;
import dev.landfall.launcher.bench.Peer;
import dev.landfall.launcher.view.BenchView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "bench",
        header = "Compares this machine's driver with the load generators of others that are installed.",
        description = {
            "Starts a stack of its own and a server (nginx, else the sample target), and lets the driver and each of",
            "wrk, hey, ab and h2load take turns on the same core, with requests of the same length. Prints requests per",
            "second, CPU per request of generator and server, and the ratios with their spread. Linux only."
        })
final class BenchCommand extends BaseCommand {
    @Option(names = "--pairs", paramLabel = "N", description = "How often each takes its turn. Default: 5")
    private int pairs = 5;

    @Option(names = "--seconds", paramLabel = "S", description = "Length of what is measured in a turn. Default: 10")
    private int seconds = 10;

    @Option(
            names = "--settle",
            paramLabel = "S",
            description = "From which second of its test on the driver is measured. Default: 20")
    private int settle = 20;

    @Option(names = "--connections", paramLabel = "N", description = "Connections of each generator. Default: 64")
    private int connections = 64;

    @Option(
            names = "--peers",
            paramLabel = "NAMES",
            split = ",",
            description = "Which of wrk, hey, ab, h2load, with commas between. Default: all that are installed")
    private @Nullable List<Peer> peers;

    @Override
    public Integer call() throws InterruptedException {
        List<Peer> found = installed();
        if (found.isEmpty()) {
            screen().complain("nothing to compare with: "
                    + (peers == null ? "none of wrk, hey, ab, h2load" : "none of them")
                    + " is installed (Debian: apt-get install wrk hey apache2-utils nghttp2-client)");
            return ExitCode.USAGE;
        }
        var order = new BenchOrder(pairs, seconds, settle, connections, found);
        try (var bench = new Bench(order, line -> screen().line("  " + line))) {
            BenchResult result = bench.run(environment());
            screen().line("");
            screen().lines(BenchView.lines(result, screen().paint()));
            return ExitCode.PASSED;
        }
    }

    private List<Peer> installed() {
        List<Peer> wanted = peers == null ? List.of(Peer.values()) : peers;
        Stream<Peer> missing = wanted.stream().filter(peer -> !peer.isInstalled());
        missing.forEach(peer -> screen().line("  " + peer.word() + " is not installed"));
        return wanted.stream().distinct().filter(Peer::isInstalled).toList();
    }
}
