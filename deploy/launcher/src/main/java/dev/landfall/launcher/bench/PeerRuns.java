package dev.landfall.launcher.bench;

import dev.landfall.launcher.stack.Child;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs peers on the generators' core, one at a time. Not thread-safe. */
final class PeerRuns {
    /** Beyond the time they are told to take: ab sorts its times at the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Cores cores;
    private final Belongings belongings;
    private int runs;

    PeerRuns(Path folder, Cores cores, Belongings belongings) {
        this.folder = folder;
        this.cores = cores;
        this.belongings = belongings;
    }

    /** Sends as little as the peer can. */
    void once(Peer peer, PeerLoad load) throws InterruptedException {
        run(peer, peer.once(load), PATIENCE);
    }

    /** One turn. The peer's CPU time is what the system adds to this process's ended children when it ends. */
    Reading measure(Peer peer, PeerLoad load, Server server) throws InterruptedException {
        double serverBefore = server.cpuSeconds();
        double before = ProcStat.ofThisProcess().endedChildrenSeconds();
        Output output = run(peer, peer.command(load), PATIENCE.plusSeconds(load.seconds()));
        double cpuSeconds = ProcStat.ofThisProcess().endedChildrenSeconds() - before;
        Count count = peer.count(output);
        if (count.requests() == 0) {
            throw new BenchFailure(peer.word() + " got no answer: " + output.lastLine());
        }
        double serverSeconds = server.cpuSeconds() - serverBefore;
        return new Reading(count.requests(), count.failed(), count.seconds(), cpuSeconds, serverSeconds);
    }

    private Output run(Peer peer, List<String> command, Duration patience) throws InterruptedException {
        Path said = folder.resolve(peer.word() + "-" + ++runs + ".txt");
        Child child = Child.start(cores.forGenerator(command), Map.of(), said);
        belongings.add(child::stop);
        if (!child.await(patience)) {
            child.stop();
            throw new BenchFailure(peer.word() + " did not end after " + patience.toSeconds() + " s");
        }
        if (!child.ending().equals("ended with code 0")) {
            throw new BenchFailure(
                    peer.word() + " " + child.ending() + ": " + Output.of(said).lastLine());
        }
        return Output.of(said);
    }
}
