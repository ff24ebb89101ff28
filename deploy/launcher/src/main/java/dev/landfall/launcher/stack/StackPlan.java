package dev.landfall.launcher.stack;

import org.jspecify.annotations.Nullable;

/**
 * What a person asked to be started.
 *
 * @param port the orchestrator's, 1 to 65535; 0 takes any free port for all of the stack
 * @param drivers how many, 1 to 64
 * @param kafka host and port of a broker that is there already; null brings our own
 * @param pinning the cores to which members are bound
 * @param target whether the sample target belongs to it
 */
public record StackPlan(
        DataDir data, int port, int drivers, @Nullable String kafka, Pinning pinning, boolean target) {
    private static final int MAX_DRIVERS = 64;

    public StackPlan {
        if (port < 0 || port > 65_535) {
            throw new StackFailure(StackFailure.Kind.USAGE, "--port must be 0 to 65535, was " + port);
        }
        checkDrivers(drivers);
        if (kafka != null && !kafka.matches("[^:,\\s]+:\\d{1,5}(,[^:,\\s]+:\\d{1,5})*")) {
            throw new StackFailure(StackFailure.Kind.USAGE, "--kafka must be HOST:PORT, was " + kafka);
        }
    }

    /** With a target, and every member where the system puts it. */
    public StackPlan(DataDir data, int port, int drivers, @Nullable String kafka) {
        this(data, port, drivers, kafka, Pinning.NONE, true);
    }

    static void checkDrivers(int drivers) {
        if (drivers < 1 || drivers > MAX_DRIVERS) {
            throw new StackFailure(
                    StackFailure.Kind.USAGE, "--drivers must be 1 to " + MAX_DRIVERS + ", was " + drivers);
        }
    }

    /** Whether any of the named brokers accepts connections now. */
    boolean kafkaAnswers() {
        if (kafka == null) {
            return true;
        }
        for (String each : kafka.split(",", -1)) {
            int colon = each.lastIndexOf(':');
            if (Ports.answers(each.substring(0, colon), Integer.parseInt(each.substring(colon + 1)))) {
                return true;
            }
        }
        return false;
    }
}
