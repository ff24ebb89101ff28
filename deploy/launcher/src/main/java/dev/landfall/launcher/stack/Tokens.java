package dev.landfall.launcher.stack;

import java.util.Map;

/** The token that the orchestrator of a local stack takes. */
public final class Tokens {
    private Tokens() {}

    /** The user's, which the orchestrator was given too, else the one in the data directory; empty while there is none. */
    public static String of(Map<String, String> environment, DataDir data) {
        String given = environment.getOrDefault("LANDFALL_API_TOKEN", "").strip();
        return given.isEmpty() ? data.token().orElse("") : given;
    }
}
