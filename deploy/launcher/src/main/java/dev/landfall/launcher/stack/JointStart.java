package dev.landfall.launcher.stack;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts some members together and waits until each is ready. They start side by side: every program tolerates that the others are not
 * there yet, so the longest start is the whole wait. The first failure ends it for all.
 */
final class JointStart {
    /** Members that start side by side share the cores: each beyond a stack's usual five gives all of them more time. */
    private static final Duration MORE_FOR_EACH = Duration.ofSeconds(15);

    private static final int USUAL = 5;
    private static final long POLL_MILLIS = 150;

    private final CommandLines commands;
    private final Readiness readiness;
    private final Duration timeout;
    private final Consumer<String> say;
    private final Runnable changed;
    private final BooleanSupplier cancelled;
    private final AtomicReference<@Nullable StackFailure> failed = new AtomicReference<>();

    /** @param timeout for each of a stack's usual number of members to be ready */
    JointStart(
            CommandLines commands,
            Readiness readiness,
            Duration timeout,
            Consumer<String> say,
            Runnable changed,
            BooleanSupplier cancelled) {
        this.commands = commands;
        this.readiness = readiness;
        this.timeout = timeout;
        this.say = say;
        this.changed = changed;
        this.cancelled = cancelled;
    }

    /**
     * Returns when all are ready.
     *
     * @throws StackFailure naming the first member that failed and why; what was started is then still running
     */
    void run(List<Slot> slots) {
        slots.forEach(slot -> requireFree(slot.member()));
        Duration patience = timeout.plus(MORE_FOR_EACH.multipliedBy(Math.max(0, slots.size() - USUAL)));
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            CompletableFuture<?>[] starts = slots.stream()
                    .map(slot -> CompletableFuture.runAsync(() -> start(slot, patience), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(starts).join();
        } catch (CompletionException e) {
            // The first one says why; the others only gave up because of it.
            StackFailure first = failed.get();
            throw first != null ? first : new StackFailure(String.valueOf(e.getCause()));
        } finally {
            threads.shutdown();
        }
    }

    private static void requireFree(Member member) {
        if (!Ports.isFree(member.port())) {
            String advice = member.role() == Role.ORCHESTRATOR ? "; use --port" : "";
            throw new StackFailure(member.name() + ": port " + member.port() + " is taken by another program" + advice);
        }
    }

    private void start(Slot slot, Duration patience) {
        try {
            long startNanos = System.nanoTime();
            Member member = slot.member();
            commands.data().forgetServer(member);
            Child child = Child.start(commands.command(member), commands.environment(member), slot.log());
            slot.fill(child);
            changed.run();
            awaitReady(slot, child, startNanos, patience);
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            say.accept(String.format(
                    Locale.ROOT, "%-13s %-24s ready after %4.1f s", member.name(), member.url(), seconds));
        } catch (StackFailure failure) {
            failed.compareAndSet(null, failure);
            throw failure;
        }
    }

    private void awaitReady(Slot slot, Child child, long startNanos, Duration patience) {
        String name = slot.member().name();
        String where = "; log " + slot.log();
        while (true) {
            if (cancelled.getAsBoolean() || failed.get() != null) {
                throw new StackFailure(name + ": start given up, because the stack is stopping");
            }
            if (!child.isAlive()) {
                throw new StackFailure(
                        name + ": " + child.ending() + ": " + child.logged().tellingLine() + where);
            }
            Optional<String> obstacle = readiness.obstacle(slot.member());
            if (obstacle.isEmpty()) {
                return;
            }
            child.logged().failedDeployment().ifPresent(cause -> {
                throw new StackFailure(name + ": deployment failed: " + cause + where);
            });
            if (System.nanoTime() - startNanos > patience.toNanos()) {
                throw new StackFailure(
                        name + ": not ready after " + patience.toSeconds() + " s: " + obstacle.get() + where);
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted");
        }
    }
}
