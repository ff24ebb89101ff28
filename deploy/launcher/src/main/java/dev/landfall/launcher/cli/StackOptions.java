package dev.landfall.launcher.cli;

import dev.landfall.launcher.stack.Member;
import dev.landfall.launcher.stack.Role;
import dev.landfall.launcher.stack.StackPlan;
import dev.landfall.launcher.stack.StackState;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a stack is made of, as {@code up} takes it. */
final class StackOptions {
    private static final int DEFAULT_DRIVERS = 2;
    private static final int DEFAULT_PORT = 8080;

    @Option(names = "--drivers", paramLabel = "N", description = "How many drivers, 1 to 64. Default: 2")
    private @Nullable Integer drivers;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of the orchestrator on 127.0.0.1; 0 takes any free one. Default: 8080")
    private @Nullable Integer port;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "A broker that is there already. Default: a one-node KRaft broker is started too")
    private @Nullable String kafka;

    @Mixin
    private DataOption data = new DataOption();

    StackPlan plan(Map<String, String> environment) {
        return new StackPlan(
                data.dir(environment),
                port == null ? DEFAULT_PORT : port,
                drivers == null ? DEFAULT_DRIVERS : drivers,
                kafka);
    }

    /**
     * A stack that runs keeps its port and its broker.
     *
     * @throws IllegalArgumentException when others are asked for
     */
    void requireAsRunning(StackState state) {
        int running = Session.member(state, Role.ORCHESTRATOR).map(Member::port).orElse(0);
        if (port != null && port != 0 && port != running) {
            throw new IllegalArgumentException(
                    "the stack runs on port " + running + "; to use --port " + port + " take it down first");
        }
        if (kafka != null && !kafka.equals(state.kafka())) {
            throw new IllegalArgumentException(
                    "the stack runs with the broker at " + state.kafka() + "; to use another take it down first");
        }
    }

    /** The number of drivers a running stack must at least have; 0 when none was asked for. */
    int driversAskedFor() {
        return drivers == null ? 0 : drivers;
    }
}
