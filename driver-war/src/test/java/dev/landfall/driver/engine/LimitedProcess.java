package dev.landfall.driver.engine;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.RequestCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An engine in a process of its own, of which the machine gives less than it asks for. Its program is {@link #main}. */
final class LimitedProcess {

    private static final long LIMIT_SECONDS = 60;

    /**
     * What came of one load.
     *
     * @param output all that the process wrote
     */
    record Seen(long sent, long succeeded, Map<ErrorClass, Long> errors, String output) {}

    private LimitedProcess() {}

    /**
     * Sends one closed load.
     *
     * @param args true for the native transport, concurrency, count, and the port of the target: 0 for one in this very process
     */
    public static void main(String[] args) {
        boolean nativeTransport = Boolean.parseBoolean(args[0]);
        int concurrency = Integer.parseInt(args[1]);
        int port = Integer.parseInt(args[3]);
        try (NettyLoadEngine engine = new NettyLoadEngine(new EngineSettings(1, nativeTransport, 1000, "test"));
                TestServer own = TestServer.answering(TestServer.OK)) {
            Loads loads = Loads.to("http://127.0.0.1:" + (port == 0 ? own.port() : port) + "/ping");
            Result result = loads.concurrency(concurrency)
                    .count(Long.parseLong(args[2]))
                    .run(engine);
            RequestCounts counts = result.totals().counts();
            System.out.println("sent " + counts.sent());
            System.out.println("succeeded " + counts.succeeded());
            counts.errors().forEach((error, count) -> System.out.println("error " + error + " " + count));
        }
    }

    /**
     * Runs {@link #main}.
     *
     * @param shell line that takes something away and then becomes {@code "$@"}
     */
    static Seen after(String shell, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", shell, "bash"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), LimitedProcess.class.getName()));
        command.addAll(arguments);
        return read(run(command));
    }

    /** True when the machine lets this user do it. */
    static boolean allows(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String run(List<String> command) {
        try {
            Path output = Files.createTempFile("limited-process", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String said = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError((ended ? "ended with " + process.exitValue() : "did not end") + ":\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Seen read(String output) {
        long sent = -1;
        long succeeded = -1;
        Map<ErrorClass, Long> errors = new EnumMap<>(ErrorClass.class);
        for (String line : output.lines().toList()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "sent" -> sent = Long.parseLong(words[1]);
                case "succeeded" -> succeeded = Long.parseLong(words[1]);
                case "error" -> errors.put(ErrorClass.valueOf(words[1]), Long.parseLong(words[2]));
                default -> {}
            }
        }
        return new Seen(sent, succeeded, errors, output);
    }
}
