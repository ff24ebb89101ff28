package dev.landfall.workload;

import dev.landfall.lifecycle.InvalidPlan;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Plan} of a {@link PlanDraft}, or says everything that is wrong with it. Not thread-safe: one per plan. */
public final class PlanRules {

    private static final int MAX_NAME = 200;
    private static final long MAX_COUNT = 1_000_000_000;
    private static final double MIN_DURATION_MILLIS = 100;
    private static final double MAX_DURATION_MILLIS = 432_000_000;
    private static final double MAX_WARM_UP_MILLIS = 3_600_000;
    private static final double MAX_WAIT_MILLIS = 86_400_000;

    private final PlanLimits limits;
    private final Faults faults;
    private final RangeRules ranges;

    /** @param faults already found while reading; more are added */
    public PlanRules(PlanLimits limits, Faults faults) {
        this.limits = limits;
        this.faults = faults;
        this.ranges = new RangeRules(faults);
    }

    /** @throws InvalidPlan naming every fault */
    public Plan toPlan(PlanDraft draft) {
        checkName(draft.name());
        TestType type = type(draft.testType());
        Pacing pacing = new PacingRules(faults, limits.maxRate()).check(draft, type);
        Target target = new TargetRules(faults).check(draft.target());
        SendingLimits sending = sending(draft);
        checkDrivers(draft.drivers());
        Duration warmUp = ranges.millis("warm_up_ms", draft.warmUpMs(), 0, MAX_WARM_UP_MILLIS, Duration.ZERO);
        long concurrency = ranges.whole(
                "concurrency_per_driver",
                draft.concurrencyPerDriver(),
                1,
                limits.maxConnections(),
                Math.min(Plan.DEFAULT_CONCURRENCY, limits.maxConnections()));
        Duration ready = ranges.millis(
                "ready_timeout_ms", draft.readyTimeoutMs(), 1, MAX_WAIT_MILLIS, Plan.DEFAULT_READY_TIMEOUT);
        Duration trigger = ranges.millis(
                "trigger_timeout_ms", draft.triggerTimeoutMs(), 1, MAX_WAIT_MILLIS, Plan.DEFAULT_TRIGGER_TIMEOUT);
        LossPolicy onLoss = ranges.oneOf("on_driver_loss", draft.onDriverLoss(), LossPolicy.class, LossPolicy.CONTINUE);
        faults.throwIfAny();
        if (type == null || pacing == null || target == null || sending == null) {
            throw new IllegalStateException("a part of the plan is missing, and no fault says so");
        }
        return new Plan(
                draft.name(),
                type,
                pacing,
                target,
                sending,
                warmUp,
                (int) concurrency,
                draft.drivers() == null ? new DriverSelection.All() : draft.drivers(),
                Boolean.TRUE.equals(draft.autoTrigger()),
                ready,
                trigger,
                onLoss,
                draft.thresholds());
    }

    private void checkName(@Nullable String name) {
        if (name != null && name.length() > MAX_NAME) {
            faults.add("name", "must have at most " + MAX_NAME + " characters, had " + name.length());
        }
    }

    private @Nullable TestType type(@Nullable String text) {
        if (text == null) {
            faults.add("test_type", "is required: one of " + RangeRules.names(TestType.class));
            return null;
        }
        TestType type = ranges.oneOf("test_type", text, TestType.class, TestType.AVALANCHE);
        return faults.isFaulty("test_type") ? null : type;
    }

    private @Nullable SendingLimits sending(PlanDraft draft) {
        double longest =
                Math.min(MAX_DURATION_MILLIS, (double) limits.maxDuration().toMillis());
        Duration fallback = min(SendingLimits.DEFAULT_MAX_DURATION, limits.maxDuration());
        Duration duration =
                ranges.millis("duration_ms", draft.durationMs(), MIN_DURATION_MILLIS, longest, Duration.ofSeconds(1));
        Duration maxDuration =
                ranges.millis("max_duration_ms", draft.maxDurationMs(), MIN_DURATION_MILLIS, longest, fallback);
        long count = ranges.whole("message_count_per_driver", draft.messageCountPerDriver(), 1, MAX_COUNT, 1);
        if (draft.messageCountPerDriver() == null && draft.durationMs() == null) {
            boolean reported = faults.isFaulty("message_count_per_driver") || faults.isFaulty("duration_ms");
            if (!reported) {
                faults.add("message_count_per_driver", "this or duration_ms is required (both are allowed)");
                faults.add("duration_ms", "this or message_count_per_driver is required (both are allowed)");
            }
            return null;
        }
        // Somebody who asks for two hours means it: the default cut applies to plans that give no duration.
        Duration cut =
                draft.maxDurationMs() == null && draft.durationMs() != null ? max(duration, maxDuration) : maxDuration;
        return new SendingLimits(
                draft.messageCountPerDriver() == null ? null : count,
                draft.durationMs() == null ? null : duration,
                cut);
    }

    private void checkDrivers(@Nullable DriverSelection drivers) {
        if (drivers instanceof DriverSelection.Count count && count.count() < 1) {
            faults.add("drivers.count", "must be at least 1, was " + count.count());
        }
        if (drivers instanceof DriverSelection.Named named) {
            checkNames(named.nodeIds());
        }
    }

    private void checkNames(List<String> nodeIds) {
        if (nodeIds.isEmpty()) {
            faults.add("drivers.node_ids", "must name at least one driver");
        } else if (nodeIds.stream().distinct().count() < nodeIds.size()) {
            faults.add("drivers.node_ids", "must not name a driver twice");
        } else if (nodeIds.stream().anyMatch(String::isBlank)) {
            faults.add("drivers.node_ids", "must not hold an empty name");
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
