package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.IdempotencyConflict;
import dev.landfall.lifecycle.TestId;
import dev.landfall.workload.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which test each Idempotency-Key has made; the newest some thousand. Belongs to the coordinator. */
final class IdempotencyKeys {

    private static final int KEPT = 10_000;

    private record Made(TestId testId, Plan plan) {}

    private final Map<String, Made> byKey = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Made> eldest) {
            return size() > KEPT;
        }
    };

    void note(@Nullable String key, TestId testId, Plan plan) {
        if (key != null) {
            byKey.put(key, new Made(testId, plan));
        }
    }

    void forget(@Nullable String key) {
        if (key != null) {
            byKey.remove(key);
        }
    }

    /**
     * The test that this key has made.
     *
     * @throws IdempotencyConflict when it was of another plan
     */
    Optional<TestId> find(@Nullable String key, Plan plan) {
        Made made = key == null ? null : byKey.get(key);
        if (made != null && !made.plan.equals(plan)) {
            throw new IdempotencyConflict(
                    "this Idempotency-Key has made test " + made.testId + " of another plan; use a new key");
        }
        return Optional.ofNullable(made).map(Made::testId);
    }
}
