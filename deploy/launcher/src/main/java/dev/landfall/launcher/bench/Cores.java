package dev.landfall.launcher.bench;

import dev.landfall.launcher.stack.Pinning;
import dev.landfall.launcher.stack.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who runs on which core: the generators take turns on one of their own, the server has another, and whatever else runs shares the
 * server's.
 *
 * @param generator null when nothing can be pinned
 * @param server null when nothing can be pinned; the generator's when there is only one
 */
record Cores(@Nullable Integer generator, @Nullable Integer server, String line) {
    static Cores ofThisMachine() {
        return choose(allowed(status()), Programs.find("taskset") != null);
    }

    /** The last core that may be used for the generators, the first for the server: on most machines they are no twins of one core. */
    static Cores choose(List<Integer> allowed, boolean taskset) {
        if (!taskset) {
            return new Cores(
                    null, null, "NOTHING IS PINNED (taskset is missing): generators and server may disturb each other");
        }
        int server = allowed.get(0);
        int generator = allowed.get(allowed.size() - 1);
        String line = server == generator
                ? "ONE CORE FOR ALL (no other may be used): driver, peers, server, broker and orchestrator on core "
                        + server
                : "driver and peers on core " + generator + "; server, broker and orchestrator on core " + server;
        return new Cores(generator, server, line);
    }

    /** The cores in a status file of /proc, in ascending order. */
    static List<Integer> allowed(String status) {
        String list = status.lines()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .findFirst()
                .orElseThrow(() -> new BenchFailure("/proc/self/status names no cores"))
                .substring("Cpus_allowed_list:".length())
                .strip();
        var cores = new ArrayList<Integer>();
        for (String range : list.split(",", -1)) {
            String[] ends = range.split("-", -1);
            for (int core = Integer.parseInt(ends[0]); core <= Integer.parseInt(ends[ends.length - 1]); core++) {
                cores.add(core);
            }
        }
        return List.copyOf(cores);
    }

    List<String> forGenerator(List<String> command) {
        return generator == null ? command : Pinning.onCore(generator, command);
    }

    List<String> forServer(List<String> command) {
        return server == null ? command : Pinning.onCore(server, command);
    }

    Pinning ofStack() {
        if (generator == null || server == null) {
            return Pinning.NONE;
        }
        return new Pinning(
                Map.of(Role.DRIVER, generator, Role.BROKER, server, Role.ORCHESTRATOR, server, Role.TARGET, server));
    }

    /** Moves this very process out of the generators' way. */
    void takeThisProcessAside() {
        if (server != null) {
            String pid = Long.toString(ProcessHandle.current().pid());
            Programs.firstLine(List.of("taskset", "-a", "-c", "-p", server.toString(), pid));
        }
    }

    private static String status() {
        try {
            return Files.readString(Path.of("/proc/self/status"));
        } catch (IOException e) {
            throw new IllegalArgumentException("this comparison reads CPU times from /proc, which only Linux has");
        }
    }
}
