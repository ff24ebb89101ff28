package dev.landfall.systemtest.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A group of processes that get little CPU, as a container with a small limit does. Of control groups version 1 or 2, whichever this
 * machine lets us make. Closing sends its processes back and removes it.
 */
final class CpuQuota implements AutoCloseable {
    private static final Path MOUNTS = Path.of("/proc/self/mounts");

    private final Path root;
    private final Path group;
    private final List<Long> held = new ArrayList<>();

    private CpuQuota(Path root, Path group) {
        this.root = root;
        this.group = group;
    }

    /**
     * Makes an empty group.
     *
     * @throws IOException when neither version lets us; says why of each
     */
    static CpuQuota of(long quotaMicros, long periodMicros) throws IOException {
        var reasons = new ArrayList<String>();
        for (String line : Files.readAllLines(MOUNTS)) {
            String[] words = line.split(" ", -1);
            boolean second = words[2].equals("cgroup2");
            if (second
                    || (words[2].equals("cgroup")
                            && List.of(words[3].split(",", -1)).contains("cpu"))) {
                try {
                    return second
                            ? version2(Path.of(words[1]), quotaMicros, periodMicros)
                            : version1(Path.of(words[1]), quotaMicros, periodMicros);
                } catch (IOException e) {
                    reasons.add(e.toString());
                }
            }
        }
        throw new IOException("no control group with a CPU quota can be made here: " + reasons);
    }

    private static CpuQuota version1(Path root, long quotaMicros, long periodMicros) throws IOException {
        Path group = Files.createTempDirectory(root, "landfall-");
        try {
            Files.writeString(group.resolve("cpu.cfs_period_us"), Long.toString(periodMicros));
            Files.writeString(group.resolve("cpu.cfs_quota_us"), Long.toString(quotaMicros));
        } catch (IOException e) {
            Files.delete(group);
            throw e;
        }
        return new CpuQuota(root, group);
    }

    private static CpuQuota version2(Path root, long quotaMicros, long periodMicros) throws IOException {
        if (!Files.readString(root.resolve("cgroup.controllers")).contains("cpu")) {
            throw new IOException(root + " has no cpu controller");
        }
        Files.writeString(root.resolve("cgroup.subtree_control"), "+cpu");
        Path group = Files.createTempDirectory(root, "landfall-");
        try {
            Files.writeString(group.resolve("cpu.max"), quotaMicros + " " + periodMicros);
        } catch (IOException e) {
            Files.delete(group);
            throw e;
        }
        return new CpuQuota(root, group);
    }

    /** From now on the process, with all its threads, has to live on it. */
    void hold(long pid) {
        move(pid, group);
        held.add(pid);
    }

    /** As much as it wants again. */
    void release(long pid) {
        move(pid, root);
        held.remove(pid);
    }

    /** How often its processes had to wait for the next period. */
    long throttled() {
        try (var lines = Files.lines(group.resolve("cpu.stat"))) {
            return lines.filter(line -> line.startsWith("nr_throttled "))
                    .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(long pid, Path to) {
        try {
            Files.writeString(to.resolve("cgroup.procs"), Long.toString(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            List.copyOf(held).stream()
                    .filter(pid -> Files.exists(Path.of("/proc", pid.toString())))
                    .forEach(this::release);
            Files.delete(group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
