package dev.landfall.launcher.cli;

import dev.landfall.launcher.stack.DataDir;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The data directory, which also tells one local stack from another. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Data directory of the stack: token, reports, logs. Default: LANDFALL_DATA_DIR, else ./landfall-data")
    private @Nullable Path path;

    DataDir dir(Map<String, String> environment) {
        if (path != null) {
            return new DataDir(path);
        }
        String given = environment.getOrDefault("LANDFALL_DATA_DIR", "");
        return new DataDir(Path.of(given.isBlank() ? "landfall-data" : given));
    }
}
