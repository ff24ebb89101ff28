package dev.landfall.orchestrator.report;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.LoadTests;
import dev.landfall.orchestrator.core.view.Diagnostics;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import dev.landfall.workload.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A core that holds what a test puts into it, newest first, and takes every command at once. */
public final class FakeTests implements LoadTests {

    public final List<TestView> held = new ArrayList<>();
    public Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    public CompletionStage<TestView> create(Plan plan, String key) {
        return CompletableFuture.completedStage(held.get(0));
    }

    @Override
    public CompletionStage<TestView> trigger(TestId id) {
        return CompletableFuture.completedStage(test(id).orElseThrow());
    }

    @Override
    public CompletionStage<TestView> stop(TestId id) {
        return CompletableFuture.completedStage(test(id).orElseThrow());
    }

    @Override
    public CompletionStage<Void> delete(TestId id) {
        held.removeIf(test -> test.testId().equals(id));
        return CompletableFuture.completedStage(null);
    }

    @Override
    public Optional<TestView> test(TestId id) {
        return held.stream().filter(test -> test.testId().equals(id)).findFirst();
    }

    @Override
    public List<TestView> tests(int limit, Place after) {
        return held.stream()
                .filter(test -> after == null || new Place(test.createdAt(), test.testId()).compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<TimelineView> timeline(TestId id) {
        return test(id).map(test -> Samples.timeline());
    }

    @Override
    public List<DriverView> drivers() {
        return List.of(Samples.driver());
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Diagnostics diagnostics() {
        return new Diagnostics(Map.of("old_term", 2L));
    }
}
