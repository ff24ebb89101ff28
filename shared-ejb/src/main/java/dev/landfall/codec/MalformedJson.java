package dev.landfall.codec;

/** Text that is not one JSON object within our bounds. The message is fit for people. */
public final class MalformedJson extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedJson(String message) {
        super(message);
    }
}
