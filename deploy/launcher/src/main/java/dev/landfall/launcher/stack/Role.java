package dev.landfall.launcher.stack;

import java.util.Locale;

/** What a process of the stack is there for, in the order in which they are shown. */
public enum Role {
    BROKER,
    ORCHESTRATOR,
    DRIVER,
    TARGET;

    /** The role as it is written in JSON and shown to people. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
