package dev.landfall.orchestrator.wiring;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.orchestrator.core.TestCoordinator;
import dev.landfall.orchestrator.history.History;
import dev.landfall.orchestrator.push.Feed;
import dev.landfall.orchestrator.rest.ApiToken;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Starts the orchestrator with its deployment, or fails the deployment where a setting is wrong. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OrchestratorStart {

    private static final System.Logger LOG = System.getLogger(OrchestratorStart.class.getName());

    @Inject
    OrchestratorSettings settings;

    /** Made, or read, before the first request. */
    @Inject
    ApiToken token;

    @Inject
    Feed feed;

    @Inject
    Conditions conditions;

    @Inject
    OrchestratorMeters meters;

    @Inject
    TestCoordinator coordinator;

    @Inject
    CoordinatorPulse pulse;

    @Inject
    History history;

    @PostConstruct
    void start() {
        LOG.log(INFO, () -> "orchestrator starts: " + settings);
    }

    @PreDestroy
    void stop() {
        feed.closeListeners();
        LOG.log(INFO, () -> "orchestrator stops: node=" + settings.nodeId());
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void keepUp() {
        safely(pulse::ask);
        safely(() -> meters.refresh(coordinator.diagnostics().ignored()));
        safely(history::keepUp);
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tellCondition() {
        safely(() -> feed.onCondition(conditions.now(), coordinator.now()));
        safely(feed::refuseGuestsOver);
    }

    @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
    void keepFeedOpen() {
        safely(feed::checkListeners);
    }

    /** What escapes from a timer's method removes the timer. */
    private static void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(WARNING, "upkeep failed; it is tried again", e);
        }
    }
}
