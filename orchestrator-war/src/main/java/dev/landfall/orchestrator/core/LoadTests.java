package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.view.Diagnostics;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import dev.landfall.workload.Plan;
import java.time.Instant;
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

    /**
     * Has an ended test forgotten, here and in its files, for good. Fails with {@link dev.landfall.lifecycle.TransitionRefused} before its
     * end, with {@link dev.landfall.lifecycle.StoreUnavailable} when the files cannot be removed.
     */
    CompletionStage<Void> delete(TestId id);

    /** Those that are in memory: all that have not ended, and the newest that have. */
    Optional<TestView> test(TestId id);

    /**
     * The same, newest first; of the same millisecond by id.
     *
     * @param after leaves out the test of this place and all before it; null begins with the newest
     * @param limit at least 1
     */
    List<TestView> tests(int limit, @Nullable Place after);

    /** Where a test stands in the order of all tests: newest first. */
    record Place(Instant createdAt, TestId testId) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int newer = other.createdAt.compareTo(createdAt);
            return newer != 0 ? newer : testId.value().compareTo(other.testId.value());
        }
    }

    Optional<TimelineView> timeline(TestId id);

    /** By name. */
    List<DriverView> drivers();

    /** What time it is by the broker's clock, which all instants of tests are of; before the log has told any, by this machine's. */
    Instant now();

    Diagnostics diagnostics();
}
