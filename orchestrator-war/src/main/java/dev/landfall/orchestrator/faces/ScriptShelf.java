package dev.landfall.orchestrator.faces;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Scripts of the pages that one browser loaded last, until it fetches them. Thread-safe. */
final class ScriptShelf implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = "landfall.scripts";
    private static final int KEPT = 50;

    private final Map<String, String> scripts = new LinkedHashMap<>();

    static ScriptShelf of(FacesContext context) {
        return (ScriptShelf)
                context.getExternalContext().getSessionMap().computeIfAbsent(ATTRIBUTE, name -> new ScriptShelf());
    }

    static Optional<ScriptShelf> of(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof ScriptShelf shelf ? Optional.of(shelf) : Optional.empty();
    }

    /** The key under which it can be fetched. */
    synchronized String put(String script) {
        String key = UUID.randomUUID().toString();
        scripts.put(key, script);
        scripts.keySet().stream()
                .limit(Math.max(0, scripts.size() - KEPT))
                .toList()
                .forEach(scripts::remove);
        return key;
    }

    synchronized Optional<String> find(String key) {
        return Optional.ofNullable(scripts.get(key));
    }
}
