package dev.landfall.orchestrator.core.view;

import java.util.List;

/**
 * Whether every sum agrees.
 *
 * @param differences in words; empty when balanced
 */
public record Ledger(List<String> differences) {
    public Ledger {
        differences = List.copyOf(differences);
    }

    public boolean balanced() {
        return differences.isEmpty();
    }
}
