package dev.landfall.driver.wiring;

import com.sun.management.OperatingSystemMXBean;
import dev.landfall.driver.core.HealthProbe;
import dev.landfall.message.Health;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Reads this JVM: CPU time over the cores there are, pauses for garbage collection, and the lag of a timer. Thread-safe. */
final class JvmHealth implements HealthProbe {

    private final OperatingSystemMXBean system;
    private final List<GarbageCollectorMXBean> collectors;
    private final DoubleSupplier lagMillis;
    private long readNanos = System.nanoTime();
    private long cpuNanos;
    private long pauseMillis;

    /**
     * Begins its first interval now.
     *
     * @param lagMillis the longest since it was last asked
     */
    JvmHealth(DoubleSupplier lagMillis) {
        this.system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        // Collectors that work beside the program report whole cycles: those are no pauses.
        this.collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(c -> !c.getName().contains("Concurrent") && !c.getName().contains("Cycles"))
                .toList();
        this.lagMillis = lagMillis;
        this.cpuNanos = system.getProcessCpuTime();
        this.pauseMillis = pauses();
    }

    @Override
    public synchronized Health read() {
        long now = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        long pause = pauses();
        double cores = Runtime.getRuntime().availableProcessors();
        double share = cpu < 0 ? -1 : Math.min(1, (cpu - cpuNanos) / (Math.max(1, now - readNanos) * cores));
        Health health = new Health(share, (double) pause - pauseMillis, lagMillis.getAsDouble());
        readNanos = now;
        cpuNanos = cpu;
        pauseMillis = pause;
        return health;
    }

    private long pauses() {
        return collectors.stream()
                .mapToLong(c -> Math.max(0, c.getCollectionTime()))
                .sum();
    }
}
