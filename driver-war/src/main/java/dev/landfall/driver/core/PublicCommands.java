package dev.landfall.driver.core;

import static java.lang.System.Logger.Level.INFO;

import dev.landfall.driver.core.Ignored.Why;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.InvalidPlan;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.LogPosition;
import dev.landfall.message.TestConfig;
import dev.landfall.message.Trigger;
import dev.landfall.workload.Faults;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanDraft;
import dev.landfall.workload.PlanRules;
import dev.landfall.workload.Share;
import dev.landfall.workload.TestType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Commands of orchestrators that speak only the public fields: obeyed where a default target is set, for that URL, with plan defaults,
 * when idle, on a trigger under 60 s old; a trigger that overtakes its config waits 10 s. Not thread-safe.
 */
final class PublicCommands {

    private static final System.Logger LOG = System.getLogger(PublicCommands.class.getName());
    private static final int MOST_KEPT = 16;
    private static final Duration OLDEST_TRIGGER = Duration.ofSeconds(60);
    private static final long WAITS_FOR_CONFIG_NANOS = Duration.ofSeconds(10).toNanos();

    private final DriverSettings settings;
    private final DriverClock time;
    private final BrokerClock clock;
    private final TestRunner runner;
    private final Ignored ignored;
    private final Map<TestId, Plan> plans = bounded();

    /** By test, when its trigger was read, in nanoseconds. */
    private final Map<TestId, Long> early = bounded();

    PublicCommands(DriverSettings settings, DriverClock time, BrokerClock clock, TestRunner runner, Ignored ignored) {
        this.settings = settings;
        this.time = time;
        this.clock = clock;
        this.runner = runner;
        this.ignored = ignored;
    }

    void on(LogPosition at, TestConfig config) {
        TestId testId = config.testId();
        Optional<URI> target = settings.defaultTarget();
        if (target.isEmpty()) {
            ignored.count(
                    Why.PUBLIC, () -> "test=" + testId + " test_config without protocol (no default target here)");
            return;
        }
        if (runner.knows(testId, Epoch.FIRST)) {
            ignored.count(Why.REPEATED, () -> "test=" + testId + " test_config");
            return;
        }
        try {
            plans.put(testId, plan(config, target.get()));
        } catch (InvalidPlan e) {
            ignored.count(Why.UNUSABLE, () -> "test=" + testId + " test_config: " + e.getMessage());
            return;
        }
        LOG.log(INFO, () -> "test=" + testId + " test_config without protocol: waits for its trigger");
        Long triggeredNanos = early.remove(testId);
        if (triggeredNanos != null && time.nanos() - triggeredNanos <= WAITS_FOR_CONFIG_NANOS) {
            start(at, testId);
        }
    }

    void on(LogPosition at, Trigger trigger) {
        TestId testId = trigger.testId();
        if (settings.defaultTarget().isEmpty()) {
            ignored.count(Why.PUBLIC, () -> "test=" + testId + " trigger without protocol (no default target here)");
        } else if (!isFresh(at)) {
            ignored.count(Why.TOO_OLD, () -> "test=" + testId + " trigger without protocol");
        } else if (runner.knows(testId, Epoch.FIRST)) {
            ignored.count(Why.REPEATED, () -> "test=" + testId + " trigger");
        } else if (plans.containsKey(testId)) {
            start(at, testId);
        } else {
            early.put(testId, time.nanos());
        }
    }

    private boolean isFresh(LogPosition at) {
        Optional<Instant> now = clock.at(time.nanos());
        return now.isPresent() && Duration.between(at.loggedAt(), now.get()).compareTo(OLDEST_TRIGGER) < 0;
    }

    private void start(LogPosition at, TestId testId) {
        Plan plan = plans.remove(testId);
        if (plan == null || !runner.isIdle()) {
            ignored.count(Why.BUSY, () -> "test=" + testId + " trigger");
            return;
        }
        runner.take(new DriverAssignment(testId, Epoch.FIRST, plan, Share.WHOLE, false, at.loggedAt()));
    }

    /** What the public fields do not say is what a plan has by default. */
    private Plan plan(TestConfig config, URI target) {
        Double delayMillis = config.testType() == TestType.TSUNAMI ? (double) config.delayMillis() : null;
        var targetOfPlan = PlanDraft.TargetDraft.of(target.toString(), null);
        double count = (double) config.countPerDriver();
        PlanDraft draft = PlanDraft.ofPublicFields(config.testType(), delayMillis, targetOfPlan, count);
        return new PlanRules(settings.limits(), new Faults()).toPlan(draft);
    }

    private static <V> Map<TestId, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<TestId, V> eldest) {
                return size() > MOST_KEPT;
            }
        };
    }
}
