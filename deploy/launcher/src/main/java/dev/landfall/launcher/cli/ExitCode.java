package dev.landfall.launcher.cli;

/** What the command tells the shell that called it; the same numbers on every command. */
final class ExitCode {
    static final int PASSED = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;
    static final int DENIED = 4;
    static final int CONFLICT = 5;
    static final int PARTIAL = 10;
    static final int ABORTED = 11;
    static final int FAILED = 12;
    static final int THRESHOLD_MISSED = 20;
    static final int MEASUREMENT_INVALID = 21;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
