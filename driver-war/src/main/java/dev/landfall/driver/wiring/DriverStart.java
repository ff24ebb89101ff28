package dev.landfall.driver.wiring;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.driver.core.DriverNode;
import dev.landfall.driver.core.DriverSettings;
import dev.landfall.driver.core.LoadEngine;
import dev.landfall.driver.engine.Rehearsal;
import dev.landfall.kafka.LoopSupervisor;
import dev.landfall.kafka.PollLoop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Starts the driver with its deployment, or fails the deployment where a setting is wrong; on a polite stop brings it to its end. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DriverStart {

    static final Duration LAG_PERIOD = Duration.ofMillis(50);

    /** The EJB timers of two processes tick at any distance; the orchestrator waits 300 ms for the seconds of all drivers. */
    private static final Duration INTERVALS_PERIOD = Duration.ofMillis(100);

    private static final Duration METERS_PERIOD = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(DriverStart.class.getName());

    /** A load drains for 5 s at most, and its final report needs a moment. */
    private static final Duration END_OF_LOAD = Duration.ofMillis(5_800);

    private static final Duration GOODBYE = Duration.ofMillis(1_500);

    @Inject
    DriverSettings settings;

    @Inject
    DriverNode driver;

    @Inject
    LoadEngine engine;

    @Inject
    PollLoop commands;

    @Inject
    Threads threads;

    @Inject
    LagMeter lag;

    @Inject
    DriverMeters meters;

    @EJB
    LoopSupervisor supervisor;

    private @Nullable ScheduledFuture<?> metersTask;
    private @Nullable ScheduledFuture<?> lagTask;
    private @Nullable ScheduledFuture<?> intervalsTask;

    @PostConstruct
    void start() {
        LOG.log(
                INFO,
                () -> "node=" + settings.nodeId() + " driver " + settings.version() + " starts: incarnation "
                        + settings.incarnation() + ", lease " + settings.lease() + ", default target "
                        + settings.defaultTarget().map(Object::toString).orElse("none"));
        lagTask = threads.lag()
                .scheduleAtFixedRate(
                        () -> lag.tick(System.nanoTime()),
                        LAG_PERIOD.toMillis(),
                        LAG_PERIOD.toMillis(),
                        TimeUnit.MILLISECONDS);
        intervalsTask = threads.intervals()
                .scheduleAtFixedRate(
                        this::shipIntervals,
                        INTERVALS_PERIOD.toMillis(),
                        INTERVALS_PERIOD.toMillis(),
                        TimeUnit.MILLISECONDS);
        metersTask = threads.intervals()
                .scheduleAtFixedRate(
                        this::refreshMeters, METERS_PERIOD.toMillis(), METERS_PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        Rehearsal.of(engine); // Before anybody knows of this driver: the first load must find the engine free.
        driver.recall();
        supervisor.start(commands, threads.commands());
    }

    /** An exception would end the task; the timer of each second says what is wrong. */
    private void shipIntervals() {
        try {
            driver.onIntervalsDue();
        } catch (RuntimeException e) {
            LOG.log(DEBUG, "closed intervals wait for the timer", e);
        }
    }

    private void refreshMeters() {
        try {
            meters.refresh();
        } catch (RuntimeException e) {
            LOG.log(DEBUG, "the counts shown are behind", e);
        }
    }

    @PreDestroy
    void stop() {
        LOG.log(INFO, () -> "node=" + settings.nodeId() + " is asked to stop");
        await("the end of its load", driver.endLoad(), END_OF_LOAD);
        await("the broker's answer to its good-bye", driver.leave(), GOODBYE);
        commands.stop();
        cancel(lagTask);
        cancel(metersTask);
        cancel(intervalsTask);
        engine.close();
    }

    private static void cancel(@Nullable ScheduledFuture<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    private void await(String what, CompletionStage<Void> stage, Duration atMost) {
        try {
            stage.toCompletableFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(WARNING, () -> "node=" + settings.nodeId() + " does not wait any longer for " + what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
