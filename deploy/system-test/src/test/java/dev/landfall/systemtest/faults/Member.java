package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Child;
import dev.landfall.systemtest.harness.Pids;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A process that can die and come back as the same: its folder, port and environment stay. Each life has a log of its own. For one thread.
 */
final class Member implements AutoCloseable {
    private static final Duration GONE = Duration.ofSeconds(10);

    private final String name;
    private final int port;
    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> command;
    private Child life;
    private int lives;

    /** Starts it; it may take a while until it answers. */
    Member(String name, int port, Path folder, Map<String, String> environment, List<String> command) {
        this.name = name;
        this.port = port;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
        this.command = List.copyOf(command);
        this.life = begin();
    }

    private Child begin() {
        lives++;
        return Child.start(lives == 1 ? name : name + "-" + lives, folder, environment, command);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** Its working directory, in which it also keeps its data. */
    Path folder() {
        return folder;
    }

    long pid() {
        return life.pid();
    }

    boolean isAlive() {
        return life.isAlive();
    }

    /** At once and without a word (SIGKILL); returns when it is gone. */
    void kill() {
        life.kill();
        life.awaitEnd(GONE);
    }

    /** Politely (SIGTERM); returns at once. */
    void terminate() {
        Pids.terminate(life.pid());
    }

    /** Waits for its end; its exit code. */
    int awaitEnd(Duration limit) {
        return life.awaitEnd(limit);
    }

    void freeze() {
        Pids.freeze(life.pid());
    }

    void thaw() {
        Pids.thaw(life.pid());
    }

    /** A new life, of one that is dead. */
    void restart() {
        if (life.isAlive()) {
            throw new AssertionError(name + " is still alive");
        }
        life = begin();
    }

    /** As if nothing had been done to it: thawed, or in a new life. */
    void revive() {
        if (life.isAlive()) {
            thaw();
        } else {
            life = begin();
        }
    }

    /** All that it has said in this life. */
    String output() {
        return life.output();
    }

    /** The last of it. */
    String tail() {
        return life.tail();
    }

    @Override
    public void close() {
        if (life.isAlive()) {
            Pids.thaw(life.pid());
        }
        life.close();
    }
}
