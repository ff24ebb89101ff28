package dev.landfall.launcher.stack;

import dev.landfall.launcher.stack.StackState.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stack as another shell sees it: through {@code stack.json} and the control port of its keeper. */
public final class LocalStack {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final DataDir data;

    public LocalStack(DataDir data) {
        this.data = data;
    }

    /** A member as it is now. {@code state} is {@code ready}, {@code unready} or {@code dead}; {@code why} belongs to the latter two. */
    public record Status(
            Running process, String state, @Nullable String why) {}

    /** The state that was last written, even when its keeper is gone. */
    public Optional<StackState> lastState() {
        return new StateFile(data.stateFile()).read();
    }

    /** The state of a stack whose keeper lives. */
    public Optional<StackState> state() {
        return lastState().filter(state -> state.keeper().id().isAlive());
    }

    /** Asks each member how it is, which takes up to two seconds. */
    public List<Status> status() {
        var readiness = new Readiness();
        List<Running> processes = lastState().map(StackState::processes).orElse(List.of());
        return processes.parallelStream()
                .map(process -> status(process, readiness))
                .toList();
    }

    private static Status status(Running process, Readiness readiness) {
        if (!process.id().isAlive()) {
            return new Status(process, "dead", null);
        }
        Optional<String> obstacle = readiness.obstacle(process.member());
        return new Status(process, obstacle.isEmpty() ? "ready" : "unready", obstacle.orElse(null));
    }

    /**
     * Has the keeper do something and shows what it says meanwhile.
     *
     * @throws StackFailure when there is no stack, or the keeper failed or does not answer
     */
    public void command(Consumer<String> show, String... words) {
        StackState state = state().orElseThrow(
                        () -> new StackFailure(StackFailure.Kind.UNREACHABLE, "no stack runs in " + data.path()));
        try {
            Optional<StackFailure> failure = send(state, show, words);
            if (failure.isPresent()) {
                throw failure.get();
            }
        } catch (IOException e) {
            throw new StackFailure("the keeper of the stack (pid "
                    + state.keeper().id().pid() + ") is gone or silent: " + e.getMessage());
        }
    }

    /** Takes the stack down, by force if its keeper does not do it. Returns false when none was running. */
    public boolean down(Consumer<String> show) {
        Optional<StackState> last = lastState();
        if (last.isEmpty() || nothingLeft(last.get())) {
            return false;
        }
        StackState state = last.get();
        try {
            send(state, show, "down");
        } catch (IOException keeperGoneOrSilent) {
            state.keeper().id().end(false);
        }
        if (!awaitNothingLeft(state)) {
            show.accept("some processes did not stop in time and were killed");
            state.processes().forEach(process -> process.id().end(true));
            state.keeper().id().end(true);
        }
        return true;
    }

    private static Optional<StackFailure> send(StackState state, Consumer<String> show, String... words)
            throws IOException {
        try (var socket = new Socket(Ports.loopback(), state.keeper().port());
                var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.setSoTimeout(
                    (int) StartTimeout.of(System.getenv()).multipliedBy(3).toMillis());
            out.println(state.keeper().key() + " " + String.join(" ", words));
            return Answer.read(in, show);
        }
    }

    private static boolean nothingLeft(StackState state) {
        return !state.keeper().id().isAlive()
                && state.processes().stream().noneMatch(process -> process.id().isAlive());
    }

    private static boolean awaitNothingLeft(StackState state) {
        long startNanos = System.nanoTime();
        while (!nothingLeft(state)) {
            if (System.nanoTime() - startNanos > PATIENCE.toNanos()) {
                return false;
            }
            JointStart.pause();
        }
        return true;
    }
}
