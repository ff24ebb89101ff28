package dev.landfall.driver.core;

import dev.landfall.workload.Faults;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanDraft;
import dev.landfall.workload.PlanLimits;
import dev.landfall.workload.PlanRules;
import java.time.Duration;
import java.util.List;

/** Plans of the kinds that tests need. */
final class Plans {

    private Plans() {}

    static Plan rate(double perSecond, String url) {
        return avalanche(url, perSecond, 10.0, null, null, null);
    }

    static Plan concurrency(int concurrency, String url) {
        return avalanche(url, null, 10.0, null, (double) concurrency, null);
    }

    static Plan lasting(Duration duration, String url) {
        return avalanche(url, 10.0, null, (double) duration.toMillis(), null, null);
    }

    static Plan poisson(String url) {
        return avalanche(url, 10.0, 10.0, null, null, "POISSON");
    }

    private static Plan avalanche(
            String url, Double rate, Double count, Double durationMs, Double concurrency, String arrivals) {
        var target = PlanDraft.TargetDraft.of(url, null);
        return new PlanRules(PlanLimits.DEFAULT, new Faults())
                .toPlan(new PlanDraft(
                        null,
                        "AVALANCHE",
                        null,
                        null,
                        rate,
                        arrivals,
                        target,
                        count,
                        durationMs,
                        null,
                        null,
                        concurrency,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of()));
    }
}
