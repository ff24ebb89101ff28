package dev.landfall.launcher.stack;

import dev.landfall.launcher.stack.StackState.ProcessId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The process that keeps a stack: parent of all its members, holder of the lock on the data directory, writer of {@code stack.json}, and
 * the one that takes commands from other shells. When it ends, in whatever way, its members end. {@link #close} may be called by any thread.
 */
public final class Keeper implements AutoCloseable {
    private final StackPlan plan;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private final FileChannel lock;
    private final StateFile file;
    private final Stack stack;
    private final ControlPort control;
    private final String kafka;
    private final String key;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean interrupted;
    private volatile boolean closing;

    private Keeper(StackPlan plan, Distribution distribution, Consumer<String> say, FileChannel lock) {
        var ports = new Ports();
        List<Member> members = Stack.membersOf(plan, ports);
        this.plan = plan;
        this.listeners.add(say);
        this.lock = lock;
        this.file = new StateFile(plan.data().stateFile());
        this.kafka = plan.kafka() != null ? plan.kafka() : members.get(0).url();
        this.key = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
        var commands = new CommandLines(java(), distribution, plan.data(), kafka, plan.pinning());
        this.stack = new Stack(plan, commands, members, ports, this::say, this::publish);
        this.control = new ControlPort(key, this::obey);
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "landfall-shutdown"));
    }

    /**
     * Becomes the keeper of the data directory; nothing is started yet.
     *
     * @throws StackFailure when it has one already, or cannot be written to
     */
    public static Keeper of(StackPlan plan, Distribution distribution, Consumer<String> say) {
        int java = Runtime.version().feature();
        if (java < 17 || java > 21) {
            throw new StackFailure(
                    "Payara Micro 6 runs on JDK 17 to 21, this is " + java + "; set JAVA_HOME to one of those");
        }
        plan.data().create();
        return new Keeper(plan, distribution, say, lock(plan.data()));
    }

    private static FileChannel lock(DataDir data) {
        try {
            var channel = FileChannel.open(data.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock taken = channel.tryLock();
            if (taken != null) {
                return channel;
            }
            channel.close();
            throw new StackFailure("another stack is kept in " + data.path() + "; use --data");
        } catch (IOException | OverlappingFileLockException e) {
            throw new StackFailure("cannot lock " + data.lockFile() + " (" + e + ")");
        }
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Starts all of the plan; returns when everything is ready. A failure stops what was started and is thrown. */
    public void start() {
        if (!plan.kafkaAnswers()) {
            throw new StackFailure(StackFailure.Kind.UNREACHABLE, "no broker answers at " + plan.kafka());
        }
        control.open();
        stack.startMissing(plan.drivers());
    }

    /** Waits until the stack is taken down by a command from another shell. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** The stack as it runs now. */
    public StackState state() {
        var self = new StackState.Keeper(ProcessId.ofThisProcess(), control.port(), key);
        return new StackState(self, kafka, plan.data().path(), stack.running());
    }

    /** Stops every member and leaves the data directory to the next keeper. Repeatable. */
    @Override
    public void close() {
        synchronized (lock) {
            if (!lock.isOpen()) {
                return;
            }
            stack.stopAll();
            closing = true;
            withdraw();
            control.close();
            try {
                lock.close();
            } catch (IOException e) {
                say("cannot release " + plan.data().lockFile() + " (" + e + ")");
            }
        }
        ended.countDown();
    }

    /** Whether this process was told to end, by Ctrl-C or a signal, and failures are only what comes of it. */
    public boolean isInterrupted() {
        return interrupted;
    }

    private void interrupt() {
        interrupted = true;
        close();
    }

    private synchronized void say(String line) {
        listeners.forEach(listener -> listener.accept(line));
    }

    private synchronized void withdraw() {
        file.delete();
    }

    private synchronized void publish() {
        if (!closing) {
            file.write(state());
        }
    }

    /** One command of another shell; called by the control port, one at a time except for {@code down}. */
    private void obey(List<String> words, Consumer<String> answer) {
        listeners.add(answer);
        try {
            switch (words.get(0)) {
                case "up" -> stack.startMissing(Integer.parseInt(words.get(1)));
                case "scale" -> stack.scale(Integer.parseInt(words.get(1)));
                case "restart" -> stack.restart(words.get(1));
                case "down" -> close();
                default -> throw new StackFailure(StackFailure.Kind.USAGE, "unknown command " + words.get(0));
            }
        } finally {
            listeners.remove(answer);
        }
    }
}
