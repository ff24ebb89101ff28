package dev.landfall.driver.wiring;

import com.sun.management.ThreadMXBean;
import dev.landfall.kafka.BadRecordMeters;
import dev.landfall.kafka.BadRecords;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What {@code /metrics} tells of the driver: numbers only, for everybody may read them. Thread-safe. */
final class DriverMeters {

    private static final String LOOP_THREADS = "landfall-load";

    private static final Metadata IGNORED = Metadata.builder()
            .withName("landfall_ignored_commands")
            .withDescription("Commands that were not for this driver, or came too late or again")
            .build();

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final MetricRegistry registry;
    private final BadRecordMeters badRecords;
    private final Supplier<Map<String, Long>> ignoredCommands;

    /**
     * Registers the gauges.
     *
     * @param ignoredCommands counts by reason
     */
    DriverMeters(MetricRegistry registry, BadRecords badRecords, Supplier<Map<String, Long>> ignoredCommands) {
        this.registry = registry;
        this.badRecords = new BadRecordMeters(registry, badRecords);
        this.ignoredCommands = ignoredCommands;
        Metadata allocated = Metadata.builder()
                .withName("landfall_driver_loop_allocated_bytes")
                .withDescription("Heap that the event loops have allocated since the start, in bytes")
                .build();
        registry.gauge(allocated, this, DriverMeters::allocatedByLoops);
    }

    /** Brings the counts up to date; to be called each second by one thread at a time. */
    void refresh() {
        badRecords.refresh();
        ignoredCommands.get().forEach((reason, count) -> {
            Counter shown = registry.counter(IGNORED, new Tag("reason", reason));
            shown.inc(count - shown.getCount());
        });
    }

    /** Bytes since the start; the virtual machine counts them for each thread anyway. */
    long allocatedByLoops() {
        long sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith(LOOP_THREADS)) {
                sum += Math.max(0, threads.getThreadAllocatedBytes(thread.getThreadId()));
            }
        }
        return sum;
    }
}
