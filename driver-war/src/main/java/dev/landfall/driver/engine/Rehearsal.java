package dev.landfall.driver.engine;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.core.LoadEngine;
import dev.landfall.driver.core.LoadOrder;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.stats.NotSentReason;
import dev.landfall.workload.Faults;
import dev.landfall.workload.Plan;
import dev.landfall.workload.PlanDraft;
import dev.landfall.workload.PlanDraft.TargetDraft;
import dev.landfall.workload.PlanLimits;
import dev.landfall.workload.PlanRules;
import dev.landfall.workload.Share;
import dev.landfall.workload.TestType;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A load that nobody asked for and nobody counts, to a server of this process: classes are loaded and code is compiled before the first
 * request that counts, which otherwise leaves late by what that takes. Half a second as fast as it goes, which compiles most, then some requests
 * by the clock.
 */
public final class Rehearsal {

    private static final System.Logger LOG = System.getLogger(Rehearsal.class.getName());
    private static final double FAST_MILLIS = 500;
    private static final double PACED_MILLIS = 200;
    private static final double DELAY_MILLIS = 1;
    private static final double SLOTS = 16;
    private static final double TIMEOUT_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private Rehearsal() {}

    /** Takes about a second, blocks for a few at most. Must be over before the engine's first load; whatever goes wrong is logged and no more. */
    public static void of(LoadEngine engine) {
        long begin = System.nanoTime();
        try (RehearsalServer server = new RehearsalServer()) {
            run(engine, order(server.address(), TestType.AVALANCHE, null, FAST_MILLIS));
            run(engine, order(server.address(), TestType.TSUNAMI, DELAY_MILLIS, PACED_MILLIS));
            LOG.log(DEBUG, () -> "rehearsed for " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.log(INFO, () -> "no rehearsal, so the first requests may leave late: " + e);
        }
    }

    private static void run(LoadEngine engine, LoadOrder order)
            throws InterruptedException, ExecutionException, TimeoutException {
        Load load = engine.prepare(order);
        try {
            load.prepared().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            load.start(System.nanoTime());
            load.finished().toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            load.takeClosedIntervals();
        } finally {
            // One that hangs must not stand in the way of those that are asked for.
            load.stop(NotSentReason.STOPPED, Duration.ZERO);
        }
    }

    private static LoadOrder order(
            InetSocketAddress server, TestType type, @Nullable Double delayMillis, double millis) {
        TargetDraft target = TargetDraft.of("http://127.0.0.1:" + server.getPort() + "/rehearsal", TIMEOUT_MILLIS);
        Plan plan = plan(target, type, delayMillis, millis);
        return new LoadOrder(
                new TestId("rehearsal"),
                new NodeId("rehearsal"),
                plan,
                Share.WHOLE,
                List.of(server.getAddress()),
                Map.of(),
                Duration.ofSeconds(1));
    }

    private static Plan plan(TargetDraft target, TestType type, @Nullable Double delayMillis, double millis) {
        PlanDraft draft = new PlanDraft(
                null,
                type.name(),
                delayMillis,
                null,
                null,
                null,
                target,
                null,
                millis,
                null,
                null,
                SLOTS,
                null,
                null,
                null,
                null,
                null,
                List.of());
        return new PlanRules(PlanLimits.DEFAULT, new Faults()).toPlan(draft);
    }
}
