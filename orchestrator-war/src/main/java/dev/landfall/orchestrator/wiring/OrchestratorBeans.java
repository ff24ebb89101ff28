package dev.landfall.orchestrator.wiring;

import static java.lang.System.Logger.Level.ERROR;

import dev.landfall.kafka.BadRecords;
import dev.landfall.kafka.ConsumerLag;
import dev.landfall.kafka.KafkaSettings;
import dev.landfall.kafka.KafkaStatus;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.orchestrator.core.CommandSender;
import dev.landfall.orchestrator.core.CoreSettings;
import dev.landfall.orchestrator.core.Ports;
import dev.landfall.orchestrator.core.SerialExecutor;
import dev.landfall.orchestrator.core.TestCoordinator;
import dev.landfall.orchestrator.core.TimeSource;
import dev.landfall.orchestrator.history.DamagedIndex;
import dev.landfall.orchestrator.history.History;
import dev.landfall.orchestrator.push.Feed;
import dev.landfall.orchestrator.report.FileReportStore;
import dev.landfall.orchestrator.report.ReportLibrary;
import dev.landfall.orchestrator.rest.Answers;
import dev.landfall.orchestrator.rest.ApiToken;
import dev.landfall.orchestrator.rest.BrowserSessions;
import dev.landfall.orchestrator.rest.Surroundings;
import dev.landfall.orchestrator.rest.TargetGate;
import dev.landfall.orchestrator.rest.TestLibrary;
import dev.landfall.orchestrator.rest.TestPages;
import dev.landfall.workload.PlanLimits;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Makes the core and everything it needs: the whole graph of the orchestrator is on this page. */
@Dependent
public class OrchestratorBeans {

    private static final System.Logger LOG = System.getLogger(OrchestratorBeans.class.getName());
    private static final Duration RETRY_REPORT_AFTER = Duration.ofSeconds(1);

    @Produces
    @Singleton
    OrchestratorSettings settings(Config config) {
        try {
            return new SettingsReader(config).read();
        } catch (IllegalArgumentException e) {
            LOG.log(ERROR, () -> "cannot start: " + e.getMessage());
            throw e;
        }
    }

    @Produces
    @Singleton
    ApiToken token(OrchestratorSettings settings) {
        try {
            return ApiToken.load(settings.dataDirectory(), settings.token());
        } catch (IOException e) {
            LOG.log(ERROR, () -> "cannot start: landfall.data-dir must be a directory to write to: " + e);
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            LOG.log(ERROR, () -> "cannot start: " + e.getMessage());
            throw e;
        }
    }

    @Produces
    @Singleton
    BrowserSessions sessions(ApiToken token) {
        return new BrowserSessions(token);
    }

    @Produces
    @Singleton
    PlanLimits limits(OrchestratorSettings settings) {
        return settings.limits();
    }

    @Produces
    @Singleton
    TargetGate gate(OrchestratorSettings settings, KafkaSettings kafka) {
        return new TargetGate(settings.targets(), BrokerPorts.of(kafka.bootstrapServers()));
    }

    @Produces
    @Singleton
    Answers answers(Threads threads) {
        return new Answers(threads.work());
    }

    @Produces
    @Singleton
    Feed feed(Threads threads) {
        return new Feed(threads.work());
    }

    @Produces
    @Singleton
    OrchestratorMeters meters(MetricRegistry registry, BadRecords badRecords, ConsumerLag lag) {
        return new OrchestratorMeters(registry, badRecords, lag);
    }

    @Produces
    @Singleton
    ReportLibrary library(OrchestratorSettings settings) {
        return new ReportLibrary(settings.dataDirectory());
    }

    @Produces
    @Singleton
    History history(OrchestratorSettings settings, HistoryDatabase database, ReportLibrary library, Threads threads) {
        DamagedIndex damaged = new DamagedIndex(settings.dataDirectory());
        return new History(database::connection, library, damaged, threads.history());
    }

    @Produces
    @Singleton
    FileReportStore reports(OrchestratorSettings settings, Threads threads, History history) {
        return new FileReportStore(settings.dataDirectory(), threads.files(), RETRY_REPORT_AFTER, history);
    }

    @Produces
    @Singleton
    TestLibrary tests(TestCoordinator coordinator, ReportLibrary library, FileReportStore reports, History history) {
        return new TestLibrary(coordinator, library, reports, history);
    }

    @Produces
    @Singleton
    TestPages pages(TestCoordinator coordinator, ReportLibrary library, History history) {
        return new TestPages(coordinator, library, history);
    }

    @Produces
    @Singleton
    Surroundings surroundings(
            BadRecords badRecords, ConsumerLag lag, KafkaStatus kafka, FileReportStore reports, History history) {
        return new OrchestratorSurroundings(badRecords, lag, kafka, reports, history);
    }

    @Produces
    @Singleton
    SerialExecutor coordinatorThread(Threads threads) {
        return new SerialExecutor(threads.coordinator());
    }

    @Produces
    @Singleton
    CoordinatorPulse pulse(SerialExecutor coordinatorThread) {
        return new CoordinatorPulse(coordinatorThread);
    }

    @Produces
    @Singleton
    Ports ports(
            SerialExecutor coordinatorThread,
            Threads threads,
            CommandSender sender,
            FileReportStore reports,
            Feed feed,
            OrchestratorMeters meters,
            TargetGate gate) {
        return new Ports(
                coordinatorThread,
                threads.work(),
                TimeSource.SYSTEM,
                sender,
                reports,
                new AllListeners(List.of(feed, meters)),
                new HttpTargetCounts(gate, threads.work()));
    }

    @Produces
    @Singleton
    TestCoordinator coordinator(OrchestratorSettings settings, Ports ports) {
        return new TestCoordinator(
                new CoreSettings(settings.nodeId(), Incarnation.random(), settings.metricsInterval()), ports);
    }
}
