package dev.landfall.launcher.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a shell must know of a stack that another shell started: kept in {@code stack.json} by the keeper, the process that started the
 * members and whose end ends them.
 *
 * @param kafka where the broker is, also when it is not ours
 */
public record StackState(Keeper keeper, String kafka, Path dataDir, List<Running> processes) {
    public StackState {
        processes = List.copyOf(processes);
    }

    /** The keeper, the loopback port on which it takes commands, and the key every command must begin with. */
    public record Keeper(ProcessId id, int port, String key) {}

    /** A member, the process it had when this was written, and its log. */
    public record Running(Member member, ProcessId id, Path log) {}

    /**
     * A process, told from a later one with the same pid by its start. The two seconds forgive that the start is computed from the time
     * since boot, which moves when the wall clock is set.
     */
    public record ProcessId(long pid, Instant startedAt) {
        private static final Duration SAME_START = Duration.ofSeconds(2);

        static ProcessId ofThisProcess() {
            ProcessHandle self = ProcessHandle.current();
            return new ProcessId(self.pid(), self.info().startInstant().orElseGet(Instant::now));
        }

        public boolean isAlive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(this::isSame)
                    .isPresent();
        }

        /** Asks it to stop, or kills it, if it still is the same process. */
        void end(boolean forcibly) {
            ProcessHandle.of(pid)
                    .filter(this::isSame)
                    .ifPresent(forcibly ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
        }

        private boolean isSame(ProcessHandle handle) {
            return handle.info()
                    .startInstant()
                    .map(start -> Duration.between(start, startedAt).abs().compareTo(SAME_START) < 0)
                    .orElse(false);
        }
    }
}
