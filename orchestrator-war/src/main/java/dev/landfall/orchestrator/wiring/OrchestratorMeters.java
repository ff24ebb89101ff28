package dev.landfall.orchestrator.wiring;

import dev.landfall.kafka.BadRecordMeters;
import dev.landfall.kafka.BadRecords;
import dev.landfall.kafka.ConsumerLag;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.ViewListener;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final ConsumerLag lag;
    private final Map<String, Long> ignoredTold = new HashMap<>();
    private final Map<String, AtomicLong> lagsTold = new HashMap<>();
    private final Map<TestId, Boolean> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TestId, Boolean> eldest) {
            return size() > REMEMBERED_TESTS;
        }
    };

    OrchestratorMeters(MetricRegistry registry, BadRecords badRecords, ConsumerLag lag) {
        this.lag = lag;
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
    public void onTick(TestView test, TimelineView.Second second, Instant now) {
        // Seconds of a test are for the feed: here they would need names.
    }

    /**
     * Brings counts and lags up to date.
     *
     * @param ignored good records that changed nothing, by reason
     */
    synchronized void refresh(Map<String, Long> ignored) {
        ignored.forEach((reason, count) -> registry.counter(
                        metadata("landfall_ignored_messages", "Messages that changed nothing, by why"),
                        new Tag("reason", reason))
                .inc(count - Objects.requireNonNullElse(ignoredTold.put(reason, count), 0L)));
        lag.byPartition()
                .forEach((topic, partitions) -> partitions.forEach((partition, records) -> lagsTold.computeIfAbsent(
                                topic + "-" + partition, name -> lagOf(topic, partition))
                        .set(records)));
        badRecords.refresh();
    }

    private AtomicLong lagOf(String topic, int partition) {
        AtomicLong records = new AtomicLong();
        registry.gauge(
                metadata("landfall_consumer_lag", "Records that have not been read yet"),
                records,
                AtomicLong::get,
                new Tag("topic", topic),
                new Tag("partition", Integer.toString(partition)));
        return records;
    }

    private static Metadata metadata(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
