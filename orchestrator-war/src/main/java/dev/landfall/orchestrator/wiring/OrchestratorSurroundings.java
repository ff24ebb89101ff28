package dev.landfall.orchestrator.wiring;

import dev.landfall.kafka.BadRecords;
import dev.landfall.kafka.KafkaStatus;
import dev.landfall.orchestrator.report.FileReportStore;
import dev.landfall.orchestrator.rest.Surroundings;
import java.util.Map;

/** What the API tells of Kafka and of the store of reports. */
record OrchestratorSurroundings(BadRecords bad, KafkaStatus kafka, FileReportStore store) implements Surroundings {

    @Override
    public Map<String, Map<String, Long>> badRecords() {
        return bad.counts();
    }

    @Override
    public String kafkaTrouble() {
        return kafka.ready() ? "" : kafka.reason();
    }

    @Override
    public int unsavedReports() {
        return store.unsaved();
    }
}
