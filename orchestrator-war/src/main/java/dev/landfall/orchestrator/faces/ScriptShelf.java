package dev.landfall.orchestrator.faces;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Scripts of the pages that were loaded last, by what they say: the same page has the same script for everybody, so that few are kept and none
 * depends on a browser's session. Thread-safe.
 */
final class ScriptShelf {

    private static final String ATTRIBUTE = "landfall.scripts";
    private static final int KEPT = 200;

    private final Map<String, String> scripts = new LinkedHashMap<>(16, 0.75f, true);

    static ScriptShelf of(FacesContext context) {
        return (ScriptShelf)
                context.getExternalContext().getApplicationMap().computeIfAbsent(ATTRIBUTE, name -> new ScriptShelf());
    }

    static Optional<ScriptShelf> of(ServletContext context) {
        return context.getAttribute(ATTRIBUTE) instanceof ScriptShelf shelf ? Optional.of(shelf) : Optional.empty();
    }

    /** The key under which it can be fetched, as long as no 200 others were asked for since. */
    synchronized String put(String script) {
        String key = key(script);
        scripts.put(key, script);
        if (scripts.size() > KEPT) {
            scripts.remove(scripts.keySet().iterator().next());
        }
        return key;
    }

    synchronized Optional<String> find(String key) {
        return Optional.ofNullable(scripts.get(key));
    }

    private static String key(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
