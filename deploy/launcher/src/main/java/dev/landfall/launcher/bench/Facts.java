package dev.landfall.launcher.bench;

import dev.landfall.launcher.bench.BenchResult.Fact;
import dev.landfall.launcher.stack.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What a reader must know of machine, programs and circumstances to judge a result. */
final class Facts {
    private Facts() {}

    static List<Fact> of(BenchOrder order, Cores cores, Server server, Distribution distribution, Requests requests) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("machine", machine()));
        facts.add(new Fact("system", System.getProperty("os.name") + " " + System.getProperty("os.version")));
        facts.add(new Fact("JVM", System.getProperty("java.vm.name") + " " + Runtime.version()));
        facts.add(new Fact(
                "driver",
                "driver.war, SHA-256 " + hash(distribution.folder().resolve("driver.war"))
                        + source(distribution.folder())));
        facts.add(new Fact("server", server.name()));
        facts.add(new Fact("cores", cores.line()));
        order.peers().forEach(peer -> facts.add(new Fact(peer.word(), peer.version())));
        facts.add(new Fact(
                "load",
                order.connections() + " connections, as fast as possible, " + order.seconds()
                        + " s a turn, the driver's from second " + order.settleSeconds() + " of its test"));
        facts.add(new Fact("request", requests.ofDriver().length() + " bytes" + unequal(order, requests)));
        return facts;
    }

    private static String unequal(BenchOrder order, Requests requests) {
        int driver = requests.ofDriver().length();
        String others = order.peers().stream()
                .filter(peer -> requests.of(peer).length() != driver)
                .map(peer -> peer.word() + " cannot send so few, it sends "
                        + requests.of(peer).length())
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? " from everyone" : "; " + others;
    }

    private static String machine() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
            long cores =
                    lines.stream().filter(line -> line.startsWith("processor")).count();
            String model = lines.stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
            return model + ", " + cores + " cores";
        } catch (IOException unknown) {
            return System.getProperty("os.arch");
        }
    }

    /** The commit of the source tree the programs lie in, if they do. */
    private static String source(Path folder) {
        String commit = Programs.firstLine(List.of("git", "-C", folder.toString(), "rev-parse", "--short", "HEAD"));
        return commit.matches("[0-9a-f]{7,40}") ? ", source tree at " + commit : "";
    }

    private static String hash(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new BenchFailure("cannot read " + file + " (" + e + ")");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new AssertionError(everyPlatformHasIt);
        }
    }
}
