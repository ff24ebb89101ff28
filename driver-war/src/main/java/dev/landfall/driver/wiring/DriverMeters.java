package dev.landfall.driver.wiring;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What {@code /metrics} tells of the driver: numbers only, for everybody may read them. Thread-safe. */
final class DriverMeters {

    private static final String LOOP_THREADS = "landfall-load";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Registers the gauges. */
    DriverMeters(MetricRegistry registry) {
        Metadata allocated = Metadata.builder()
                .withName("landfall_driver_loop_allocated_bytes")
                .withDescription("Heap that the event loops have allocated since the start, in bytes")
                .build();
        registry.gauge(allocated, this, DriverMeters::allocatedByLoops);
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
