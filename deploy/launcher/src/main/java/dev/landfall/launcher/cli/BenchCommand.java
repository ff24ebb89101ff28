package dev.landfall.launcher.cli;

import dev.landfall.launcher.bench.Bench;
import dev.landfall.launcher.bench.BenchOrder;
import dev.landfall.launcher.bench.BenchResult;
import dev.landfall.launcher.bench.Peer;
import dev.landfall.launcher.bench.ServerKind;
import dev.landfall.launcher.view.BenchPage;
import dev.landfall.launcher.view.BenchView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
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

    @Option(
            names = "--server",
            paramLabel = "NAME",
            description = "nginx or target (Landfall's own). Default: nginx if it is installed, else target")
    private @Nullable ServerKind server;

    @Option(
            names = "--out",
            paramLabel = "FILE.md",
            description = "Write the result page: a new file, or between the marks of the page that is there")
    private @Nullable Path out;

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<Peer> found = installed();
        var order = new BenchOrder(pairs, seconds, settle, connections, server(), found);
        if (found.isEmpty()) {
            screen().complain("nothing to compare with: none of " + words(wanted())
                    + " is installed (Debian: apt-get install wrk hey apache2-utils nghttp2-client)");
            return ExitCode.USAGE;
        }
        if (out != null) {
            new ResultFile(out).check();
        }
        return compare(order);
    }

    private int compare(BenchOrder order) throws InterruptedException, IOException {
        try (var bench = new Bench(order, line -> screen().line("  " + line))) {
            return compare(bench);
        }
    }

    private int compare(Bench bench) throws InterruptedException, IOException {
        try {
            BenchResult result = bench.run(environment());
            screen().line("");
            screen().lines(BenchView.lines(result, screen().paint()));
            if (out != null) {
                new ResultFile(out).write(BenchPage.text(result));
            }
            return ExitCode.PASSED;
        } catch (RuntimeException failure) {
            if (bench.isInterrupted()) {
                return ExitCode.INTERRUPTED;
            }
            throw failure;
        }
    }

    private ServerKind server() {
        if (server == null) {
            return ServerKind.best();
        }
        if (!server.isThere()) {
            throw new IllegalArgumentException("--server " + server.word() + ": it is not installed");
        }
        return server;
    }

    private List<Peer> wanted() {
        return peers == null ? List.of(Peer.values()) : peers;
    }

    private List<Peer> installed() {
        List<Peer> missing =
                wanted().stream().filter(peer -> !peer.isInstalled()).toList();
        if (!missing.isEmpty()) {
            screen().line("  not installed: " + words(missing));
        }
        return wanted().stream().distinct().filter(Peer::isInstalled).toList();
    }

    private static String words(List<Peer> peers) {
        return peers.stream().map(Peer::word).collect(Collectors.joining(", "));
    }
}
