package dev.landfall.orchestrator.faces;

import dev.landfall.workload.Arrivals;
import dev.landfall.workload.LossPolicy;
import dev.landfall.workload.TestType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** What may be chosen in fields of a plan that take one of a few words. */
@Named("choices")
@ApplicationScoped
public class ChoicesBean {

    public List<String> getMethods() {
        return List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    }

    public List<String> getVersions() {
        return List.of("1.1", "2");
    }

    public List<String> getTypes() {
        return names(TestType.values());
    }

    public List<String> getModes() {
        return List.of("SCHEDULE", "AFTER_RESPONSE");
    }

    public List<String> getArrivals() {
        return names(Arrivals.values());
    }

    public List<String> getLossPolicies() {
        return names(LossPolicy.values());
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
