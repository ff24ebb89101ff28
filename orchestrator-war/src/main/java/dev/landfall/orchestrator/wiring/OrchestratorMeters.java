package dev.landfall.orchestrator.wiring;

import dev.landfall.kafka.BadRecordMeters;
import dev.landfall.kafka.BadRecords;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.ViewListener;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * What {@code /metrics} tells of the orchestrator: numbers only, for everybody may read them, so no name of a node, target or test.
 * {@link #refresh} is to be called every few seconds by one thread at a time; the rest belongs to the coordinator thread.
 */
final class OrchestratorMeters implements ViewListener {

    private static final int REMEMBERED_TESTS = 10_000;

    private final MetricRegistry registry;
    private final BadRecordMeters badRecords;
    private final AtomicLong driversAlive = new AtomicLong();
    private final Map<TestId, Boolean> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TestId, Boolean> eldest) {
            return size() > REMEMBERED_TESTS;
        }
    };

    OrchestratorMeters(MetricRegistry registry, BadRecords badRecords) {
        this.registry = registry;
        this.badRecords = new BadRecordMeters(registry, badRecords);
        registry.gauge(metadata("landfall_drivers_alive", "Drivers that can take part"), driversAlive, AtomicLong::get);
    }

    @Override
    public void onDrivers(List<DriverView> drivers) {
        driversAlive.set(drivers.stream().filter(DriverView::alive).count());
    }

    @Override
    public void onTest(TestView test) {
        if (test.state().isFinal() && ended.put(test.testId(), true) == null) {
            registry.counter(
                            metadata("landfall_tests_ended", "Tests that ended, by their last state"),
                            new Tag("state", test.state().name()))
                    .inc();
        }
    }

    @Override
    public void onTick(TestView test, TimelineView.Second second) {
        // Seconds of a test are for the feed: here they would need names.
    }

    /** Brings the counts of bad records up to date. */
    void refresh() {
        badRecords.refresh();
    }

    private static Metadata metadata(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
