package dev.landfall.launcher.stack;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts a keeper that lives on when this shell, its terminal or this program ends. */
public final class DetachedKeeper {
    private static final String WRAPPER = """
            trap "" INT HUP
            if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; else exec "$@"; fi
            """;

    private DetachedKeeper() {}

    /**
     * Returns when the stack is ready. If this program is interrupted before, the keeper ends too.
     *
     * @throws StackFailure what the keeper failed with
     */
    public static void start(StackPlan plan, Distribution distribution, Consumer<String> show) {
        plan.data().create();
        Process process = launch(command(plan, distribution), plan.data().log("keeper"));
        var takeAlong = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(takeAlong);
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            Optional<StackFailure> failure = Answer.read(in, show);
            if (failure.isPresent()) {
                throw failure.get();
            }
        } catch (IOException e) {
            LogExcerpt said = LogExcerpt.read(plan.data().log("keeper"), 0);
            throw new StackFailure("the keeper of the stack did not start: " + said.tellingLine());
        }
        Runtime.getRuntime().removeShutdownHook(takeAlong);
    }

    private static List<String> command(StackPlan plan, Distribution distribution) {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", WRAPPER, "landfall-keeper"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-jar",
                distribution.file("landfall.jar").toString(),
                "keep",
                "--data",
                plan.data().path().toString(),
                "--port",
                Integer.toString(plan.port()),
                "--drivers",
                Integer.toString(plan.drivers())));
        String kafka = plan.kafka();
        if (kafka != null) {
            command.addAll(List.of("--kafka", kafka));
        }
        return command;
    }

    private static Process launch(List<String> command, Path log) {
        try {
            return new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new StackFailure("cannot start the keeper of the stack (" + e.getMessage() + ")");
        }
    }
}
