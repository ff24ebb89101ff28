package dev.landfall.orchestrator.core.view;

import java.util.Map;

/**
 * What the core ignored and why.
 *
 * @param ignored counts by reason: {@code old_term}, {@code old_epoch}, {@code old_incarnation}, {@code unknown_test}, …
 */
public record Diagnostics(Map<String, Long> ignored) {
    public Diagnostics {
        ignored = Map.copyOf(ignored);
    }
}
