package dev.landfall.kafka;

import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Shows the counts of bad records at {@code /metrics}, by topic and reason. Thread-safe. */
public final class BadRecordMeters {

    private static final Metadata METADATA = Metadata.builder()
            .withName("landfall_bad_records")
            .withDescription("Records that could not be read")
            .build();

    private final MetricRegistry registry;
    private final BadRecords badRecords;

    public BadRecordMeters(MetricRegistry registry, BadRecords badRecords) {
        this.registry = registry;
        this.badRecords = badRecords;
    }

    /** Brings what is shown up to date; to be called every few seconds. */
    public synchronized void refresh() {
        badRecords
                .counts()
                .forEach((topic, reasons) -> reasons.forEach((reason, count) -> {
                    Counter shown = registry.counter(METADATA, new Tag("topic", topic), new Tag("reason", reason));
                    shown.inc(count - shown.getCount());
                }));
    }
}
