package dev.landfall.orchestrator.push;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue that keeps one entry per key, the newest, in the place of the first that waited: whoever takes slowly misses what was in between,
 * and no key can starve another. Thread-safe.
 */
final class Newest<V> {

    private final Map<String, V> waiting = new LinkedHashMap<>();

    /** @param after the key of an entry that is older, and so must be taken before this one where it waits; null for none */
    synchronized void put(String key, V value, @Nullable String after) {
        if (after != null && waiting.containsKey(after)) {
            waiting.remove(key);
        }
        waiting.put(key, value);
    }

    /** The entry that has waited longest; null when there is none. */
    synchronized @Nullable V take() {
        var entries = waiting.values().iterator();
        if (!entries.hasNext()) {
            return null;
        }
        V value = entries.next();
        entries.remove();
        return value;
    }

    synchronized void clear() {
        waiting.clear();
    }
}
