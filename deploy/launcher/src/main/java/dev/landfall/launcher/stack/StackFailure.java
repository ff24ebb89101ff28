package dev.landfall.launcher.stack;

/** The stack cannot do what was asked; the message is one line for the person who asked. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why the command failed, as far as the exit code must tell. */
    public enum Kind {
        INTERNAL,
        USAGE,
        UNREACHABLE
    }

    private final Kind kind;

    StackFailure(String message) {
        this(Kind.INTERNAL, message);
    }

    StackFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
