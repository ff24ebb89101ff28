package dev.landfall.launcher.cli;

import dev.landfall.launcher.stack.StackPlan;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a stack is made of, as {@code up} takes it. */
final class StackOptions {
    static final int DEFAULT_DRIVERS = 2;

    @Option(names = "--drivers", paramLabel = "N", description = "How many drivers, 1 to 64. Default: 2")
    private @Nullable Integer drivers;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the orchestrator on 127.0.0.1; 0 takes any free one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "A broker that is there already. Default: a one-node KRaft broker is started too")
    private @Nullable String kafka;

    @Mixin
    private DataOption data = new DataOption();

    StackPlan plan(Map<String, String> environment) {
        return new StackPlan(data.dir(environment), port, drivers == null ? DEFAULT_DRIVERS : drivers, kafka);
    }

    /** The number of drivers a running stack must at least have; 0 when none was asked for. */
    int driversAskedFor() {
        return drivers == null ? 0 : drivers;
    }
}
