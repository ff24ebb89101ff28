package dev.landfall.systemtest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A local stack, brought up and taken down with the {@code landfall} command. Closing takes it down and fails if any of its processes is
 * left. Used by one test at a time.
 */
public final class Stack implements AutoCloseable {
    private static final Duration SETTLED = Duration.ofSeconds(20);
    private static final Duration GONE = Duration.ofSeconds(20);

    private final Path data;
    private final Set<Long> pids = new LinkedHashSet<>();
    private final Thread takeDown = new Thread(this::down);
    private Doc status;
    private boolean running = true;

    private Stack(Path data) {
        this.data = data;
        Runtime.getRuntime().addShutdownHook(takeDown);
    }

    /** A member as {@code landfall status --json} tells. */
    public record Member(String name, String role, long pid, String url, String log, String state) {
        static Member of(Doc process) {
            return new Member(
                    process.text("name"),
                    process.text("role"),
                    process.whole("pid"),
                    process.text("url"),
                    process.text("log"),
                    process.text("state"));
        }
    }

    /** Returns when everything is ready. Its members trust {@link Certificates}. */
    public static Stack up(int drivers) {
        return up(drivers, Map.of());
    }

    /** The same with settings of Landfall, as environment variables. */
    public static Stack up(int drivers, Map<String, String> settings) {
        Path data = Home.newDirectory("stack");
        var stack = new Stack(data);
        long startNanos = System.nanoTime();
        int port = Ports.free();
        var environment = new HashMap<>(settings);
        environment.put("JAVA_TOOL_OPTIONS", Certificates.ofThisRun().trustOptions());
        try {
            Cli.run(environment, "up", "-d", "--data", data.toString(), "--port", "" + port, "--drivers", "" + drivers)
                    .expect(0);
            stack.look();
        } catch (AssertionError e) {
            System.err.println(stack.tails());
            stack.down();
            throw e;
        }
        long seconds = Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
        System.out.println("stack of " + drivers + " drivers up after " + seconds + " s in " + data);
        return stack;
    }

    /** Reads the status again. */
    public void look() {
        status = Doc.parse(
                Cli.run("status", "--json", "--data", data.toString()).expect(0).out());
        members().forEach(member -> {
            pids.add(member.pid());
            ProcessHandle.of(member.pid())
                    .flatMap(ProcessHandle::parent)
                    .map(ProcessHandle::pid)
                    .filter(parent ->
                            parent > 1 && parent != ProcessHandle.current().pid())
                    .ifPresent(pids::add);
        });
    }

    /** Brings the stack to so many drivers; returns when the command does. */
    public void scale(int drivers) {
        Cli.run("scale", "--drivers", "" + drivers, "--data", data.toString()).expect(0);
        look();
    }

    /** At once and without a word; returns when it is gone. */
    public void kill(String name) {
        long pid = member(name).pid();
        Pids.kill(pid);
        Pids.awaitGone(List.of(pid), GONE);
    }

    /** In the place of one that is alive or dead; returns when it is ready. */
    public void restart(String name) {
        Cli.run("restart", name, "--data", data.toString()).expect(0);
        look();
    }

    public List<Member> members() {
        return status.list("processes").stream().map(Member::of).toList();
    }

    public Member member(String name) {
        return members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + status));
    }

    /** Names under which the stack's drivers register, dead ones left out. */
    public List<String> nodeIds() {
        return status.list("processes").stream()
                .filter(process -> process.text("role").equals("driver"))
                .filter(process -> !process.text("state").equals("dead"))
                .map(process -> process.text("node_id"))
                .sorted()
                .toList();
    }

    public Path data() {
        return data;
    }

    public Doc status() {
        return status;
    }

    public String token() {
        try {
            return Files.readString(data.resolve("api-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Api api() {
        return new Api(status.text("orchestrator"), token());
    }

    /** The target needs no token. */
    public Api target() {
        return new Api(status.text("target"), "");
    }

    public String ping() {
        return status.text("target") + "/ping";
    }

    public Trials trials() {
        return new Trials(api(), target());
    }

    public RawKafka kafka() {
        return new RawKafka(status.text("kafka"));
    }

    /** Waits until the drivers of the stack, and nobody else, are alive and free. */
    public void settle() {
        api().awaitFree(nodeIds(), SETTLED);
    }

    /** The last lines of every log. */
    public String tails() {
        var tails = new StringBuilder();
        try (var logs = Files.walk(data.resolve("logs"))) {
            logs.filter(Files::isRegularFile).forEach(log -> tails.append(Child.tail(log)));
        } catch (IOException e) {
            tails.append("no logs: ").append(e);
        }
        return tails.toString();
    }

    public boolean isRunning() {
        return running;
    }

    /** Repeatable. */
    @Override
    public void close() {
        if (!running) {
            return;
        }
        Runtime.getRuntime().removeShutdownHook(takeDown);
        Cli.Said said = down();
        try {
            Pids.awaitGone(pids, GONE);
        } finally {
            new ArrayList<>(Pids.alive(pids)).forEach(Pids::kill);
        }
        said.expect(0);
    }

    private Cli.Said down() {
        running = false;
        return Cli.run("down", "--data", data.toString());
    }
}
