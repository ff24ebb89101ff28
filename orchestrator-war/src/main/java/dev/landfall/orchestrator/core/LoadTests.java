package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.view.Diagnostics;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import dev.landfall.workload.Plan;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What people and programs ask of the orchestrator. Thread-safe. A command's stage completes once the command has been read back from
 * the log; it fails with a {@link dev.landfall.lifecycle.LandfallException}, {@code BrokerUnavailable} within 5 s at the latest.
 */
public interface LoadTests {

    /**
     * Makes a test of a plan and chooses its drivers.
     *
     * @param key of an Idempotency-Key header: the same key with an equal plan gives the same test
     */
    CompletionStage<TestView> create(Plan plan, @Nullable String key);

    /** Starts a test that is CONFIGURED (then as soon as it is READY) or READY. */
    CompletionStage<TestView> trigger(TestId id);

    /** Ends a test; repeatable. */
    CompletionStage<TestView> stop(TestId id);

    Optional<TestView> test(TestId id);

    /**
     * Newest first.
     *
     * @param after leaves out this test and all newer ones; null begins with the newest
     * @param limit at least 1
     */
    List<TestView> tests(int limit, @Nullable TestId after);

    Optional<TimelineView> timeline(TestId id);

    /** By name. */
    List<DriverView> drivers();

    Diagnostics diagnostics();
}
