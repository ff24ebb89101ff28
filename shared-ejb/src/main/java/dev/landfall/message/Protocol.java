package dev.landfall.message;

/** The version of the extension fields. */
public final class Protocol {

    /** Spoken by us: extensions with this number have all the fields that CONTRACT.md names. */
    public static final int VERSION = 2;

    private Protocol() {}
}
