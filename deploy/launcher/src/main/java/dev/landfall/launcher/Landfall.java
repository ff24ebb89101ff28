package dev.landfall.launcher;

import dev.landfall.launcher.cli.Commands;

/** Runs one {@code landfall} command and ends with its exit code. */
public final class Landfall {
    private Landfall() {}

    public static void main(String[] args) {
        System.exit(Commands.run(args));
    }
}
