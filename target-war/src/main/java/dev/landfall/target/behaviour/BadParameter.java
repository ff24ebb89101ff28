package dev.landfall.target.behaviour;

/** A parameter out of its range. The message names it and says what is allowed. */
public final class BadParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadParameter(String message) {
        super(message);
    }
}
