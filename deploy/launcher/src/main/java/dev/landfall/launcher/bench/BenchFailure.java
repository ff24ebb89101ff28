package dev.landfall.launcher.bench;

/** The comparison could not be made; the message is one line for the person who asked for it. */
public final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchFailure(String message) {
        super(message);
    }
}
