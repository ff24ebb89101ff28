package dev.landfall.orchestrator.wiring;

import dev.landfall.kafka.KafkaStatus;
import dev.landfall.orchestrator.core.Standing;
import dev.landfall.orchestrator.core.TestCoordinator;
import dev.landfall.orchestrator.push.Condition;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Whether tests can be made; else why not: no broker, a wrong topic, the log still being read, another orchestrator leading. */
@Dependent
public class Conditions {

    @Inject
    KafkaStatus kafka;

    @Inject
    TestCoordinator coordinator;

    Condition now() {
        Standing standing = coordinator.standing();
        boolean answers = kafka.ready();
        boolean ready = answers && standing.leads();
        String reason = ready ? "" : answers ? standing.sentence() : kafka.reason();
        return new Condition(ready, answers, standing.role().name(), reason);
    }
}
