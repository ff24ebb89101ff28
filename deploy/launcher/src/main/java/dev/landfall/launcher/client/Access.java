package dev.landfall.launcher.client;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Where the orchestrator is and the token it wants; an empty token is not sent. */
public record Access(URI url, String token) {
    private static final String DEFAULT_URL = "http://127.0.0.1:8080";

    /**
     * From the environment, else from what the data directory tells.
     *
     * @param ofStack the orchestrator of the stack in the data directory, if one runs
     * @param ofData the token kept in the data directory, if there is one
     * @throws IllegalArgumentException when LANDFALL_URL is not an http or https URL
     */
    public static Access of(Map<String, String> environment, Optional<String> ofStack, Optional<String> ofData) {
        String url = given(environment, "LANDFALL_URL").or(() -> ofStack).orElse(DEFAULT_URL);
        String token = given(environment, "LANDFALL_TOKEN")
                .or(() -> given(environment, "LANDFALL_API_TOKEN"))
                .or(() -> ofData)
                .orElse("");
        if (!url.matches("https?://[^\\s/?#]+.*")) {
            throw new IllegalArgumentException("LANDFALL_URL must begin with http:// or https://, was " + url);
        }
        return new Access(URI.create(url.replaceAll("/+$", "")), token);
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
