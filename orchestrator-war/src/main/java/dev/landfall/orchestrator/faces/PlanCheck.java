package dev.landfall.orchestrator.faces;

import dev.landfall.codec.PlanCodec;
import dev.landfall.lifecycle.InvalidPlan;
import dev.landfall.lifecycle.TargetNotAllowed;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanLimits;
import dev.landfall.workload.Target;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the plan's rules say of a form: a plan, or what is wrong with which field. */
record PlanCheck(Optional<Plan> plan, Map<String, String> faults) {

    /** @param gate throws {@link TargetNotAllowed} for a target that may not be loaded */
    static PlanCheck of(PlanForm form, PlanLimits limits, Consumer<Target> gate) {
        Map<String, String> faults = new HashMap<>();
        Plan plan = read(form, limits, faults);
        if (plan != null) {
            try {
                gate.accept(plan.target());
            } catch (TargetNotAllowed e) {
                faults.putIfAbsent(PlanField.URL.path(), String.valueOf(e.getMessage()));
            }
        }
        return new PlanCheck(faults.isEmpty() ? Optional.ofNullable(plan) : Optional.empty(), faults);
    }

    private static @Nullable Plan read(PlanForm form, PlanLimits limits, Map<String, String> faults) {
        try {
            return PlanCodec.read(form.json(faults), limits);
        } catch (InvalidPlan e) {
            e.faults().forEach(fault -> faults.putIfAbsent(place(fault.field()), fault.message()));
            return null;
        }
    }

    /** A fault within a field that is one text here stands at that text. */
    private static String place(String field) {
        return Arrays.stream(PlanField.values())
                .map(PlanField::path)
                .filter(path -> field.equals(path) || field.startsWith(path + ".") || field.startsWith(path + "["))
                .findFirst()
                .orElse(PlanField.TYPE.path());
    }
}
