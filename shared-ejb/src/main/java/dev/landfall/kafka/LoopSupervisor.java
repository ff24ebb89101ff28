package dev.landfall.kafka;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs loops on managed executors: starts each once Kafka is ready, and again within a second or two when it failed. Thread-safe without
 * the container's locks.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LoopSupervisor {

    private static final Logger LOG = System.getLogger(LoopSupervisor.class.getName());

    private record Charge(SupervisedLoop loop, ExecutorService executor, AtomicBoolean running) {}

    @Inject
    KafkaStatus status;

    @Inject
    BackgroundThreads threads;

    private final DeploymentPause pause = DeploymentPause.after(
            Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()), System.nanoTime());
    private final List<Charge> charges = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    /** Takes a loop in charge; it runs as soon as Kafka is ready, which is looked at each second once the deployment is over. */
    public void start(SupervisedLoop loop, ExecutorService executor) {
        charges.add(new Charge(loop, executor, new AtomicBoolean()));
    }

    /** Ends all loops and starts none again. */
    @PreDestroy
    public void stopAll() {
        stopping = true;
        charges.forEach(charge -> charge.loop.stop());
    }

    /** Hands the check on, since it may block. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        if (!stopping && pause.isOver(System.nanoTime())) {
            threads.run(this::look);
        }
    }

    private void look() {
        status.refresh();
        if (status.wasReady() && !stopping) {
            charges.forEach(this::ensureRunning);
        }
    }

    private void ensureRunning(Charge charge) {
        if (!charge.running.compareAndSet(false, true)) {
            return;
        }
        try {
            charge.executor.execute(() -> run(charge));
        } catch (RejectedExecutionException e) {
            charge.running.set(false);
            LOG.log(Level.WARNING, () -> "loop=" + charge.loop.name() + " has no thread: " + e.getMessage());
        }
    }

    private void run(Charge charge) {
        try {
            LOG.log(Level.DEBUG, () -> "loop=" + charge.loop.name() + " starts");
            charge.loop.run();
        } catch (RuntimeException e) {
            // Whatever it was, silence would be worse than another try: the lease ends load if this goes on.
            LOG.log(Level.WARNING, "loop=" + charge.loop.name() + " failed and will be started again", e);
        } finally {
            charge.running.set(false);
        }
    }
}
