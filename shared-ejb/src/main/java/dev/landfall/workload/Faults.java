package dev.landfall.workload;

import dev.landfall.lifecycle.Fault;
import dev.landfall.lifecycle.InvalidPlan;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with one plan, the first fault of each field only. Not thread-safe. */
public final class Faults {

    private final Map<String, Fault> byField = new LinkedHashMap<>();

    /** Notes a fault, unless this field has one. */
    public void add(String field, String message) {
        byField.putIfAbsent(field, new Fault(field, message));
    }

    public boolean isFaulty(String field) {
        return byField.containsKey(field);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    public Collection<Fault> all() {
        return List.copyOf(byField.values());
    }

    /** @throws InvalidPlan naming every fault, if there is one */
    public void throwIfAny() {
        if (!byField.isEmpty()) {
            throw new InvalidPlan(List.copyOf(byField.values()));
        }
    }
}
