package dev.landfall.orchestrator.wiring;

import dev.landfall.codec.MessageCodec;
import dev.landfall.kafka.BadRecords;
import dev.landfall.kafka.ConsumerLag;
import dev.landfall.kafka.KafkaClients;
import dev.landfall.kafka.LoopSupervisor;
import dev.landfall.kafka.PollLoop;
import dev.landfall.orchestrator.core.SerialExecutor;
import dev.landfall.orchestrator.core.TestCoordinator;
import dev.landfall.orchestrator.core.TimeSource;
import dev.landfall.orchestrator.messaging.ReportLoop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Has the log read from the deployment on, and says goodbye at its end. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LogReading {

    @Inject
    LoopSupervisor supervisor;

    @Inject
    Threads threads;

    @Inject
    KafkaClients clients;

    @Inject
    MessageCodec codec;

    @Inject
    BadRecords badRecords;

    @Inject
    ConsumerLag lag;

    @Inject
    SerialExecutor coordinatorThread;

    @Inject
    TestCoordinator coordinator;

    @PostConstruct
    void start() {
        ReportLoop loop = new ReportLoop(
                (name, sources, sink) -> new PollLoop(name, clients, codec, badRecords, sources, sink, lag),
                coordinatorThread,
                coordinator::log,
                TimeSource.SYSTEM::wall);
        supervisor.start(loop, threads.loops());
    }

    @PreDestroy
    void stop() {
        coordinator.leave();
    }
}
