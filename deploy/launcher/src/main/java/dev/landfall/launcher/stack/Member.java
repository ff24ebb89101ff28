package dev.landfall.launcher.stack;

import org.jspecify.annotations.Nullable;

/**
 * One process that belongs to the stack, whether it runs or not: its name is unique in the stack, its port is on the loopback address and
 * stays the same for as long as the stack lives.
 */
public record Member(String name, Role role, int port) {
    /** Where it answers: a base URL, or host and port for the broker. */
    public String url() {
        return role == Role.BROKER ? Ports.LOOPBACK + ":" + port : "http://" + Ports.LOOPBACK + ":" + port;
    }

    /** The name under which a driver registers; only drivers have one. */
    public @Nullable String nodeId() {
        return role == Role.DRIVER ? name : null;
    }

    static Member driver(int number, int port) {
        return new Member("driver-" + number, Role.DRIVER, port);
    }

    /** The number in a driver's name; 0 for every other member. */
    int driverNumber() {
        return role == Role.DRIVER ? Integer.parseInt(name.substring("driver-".length())) : 0;
    }
}
