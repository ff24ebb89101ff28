package dev.landfall.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CPU times of a process as Linux keeps them in {@code /proc/PID/stat}, in ticks of 10 ms.
 *
 * @param own user and system time of the process with all its threads
 * @param endedChildren the same of its children that have ended
 */
record ProcStat(long own, long endedChildren) {
    /** What {@code sysconf(_SC_CLK_TCK)} answers on Linux, whatever the kernel's own tick is. */
    private static final double TICKS_PER_SECOND = 100;

    /** Of the fields after the name, which is the second: state is 0, so utime, stime, cutime and cstime (14 to 17) are 11 to 14. */
    private static final int USER = 11;

    static ProcStat of(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "stat"));
    }

    static ProcStat ofThisProcess() {
        return read(Path.of("/proc/self/stat"));
    }

    /** The name stands in brackets and may hold anything, brackets too, so the fields are counted from its last bracket. */
    static ProcStat parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
        return new ProcStat(ticks(fields, USER), ticks(fields, USER + 2));
    }

    double ownSeconds() {
        return own / TICKS_PER_SECOND;
    }

    double endedChildrenSeconds() {
        return endedChildren / TICKS_PER_SECOND;
    }

    private static long ticks(String[] fields, int at) {
        return Long.parseLong(fields[at]) + Long.parseLong(fields[at + 1]);
    }

    private static ProcStat read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new BenchFailure("cannot read " + file + ": the process has ended, or this is not Linux");
        }
    }
}
