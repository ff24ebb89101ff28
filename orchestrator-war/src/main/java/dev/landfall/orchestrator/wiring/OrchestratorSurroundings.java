package dev.landfall.orchestrator.wiring;

import dev.landfall.files.DiskState;
import dev.landfall.kafka.BadRecords;
import dev.landfall.kafka.ConsumerLag;
import dev.landfall.kafka.KafkaStatus;
import dev.landfall.orchestrator.history.History;
import dev.landfall.orchestrator.report.FileReportStore;
import dev.landfall.orchestrator.rest.Surroundings;
import java.util.Map;

/** What the API tells of Kafka and of the store of reports. */
record OrchestratorSurroundings(
        BadRecords bad, ConsumerLag lag, KafkaStatus kafka, FileReportStore reports, History history)
        implements Surroundings {

    @Override
    public Map<String, Map<String, Long>> badRecords() {
        return bad.counts();
    }

    @Override
    public Map<String, Map<Integer, Long>> consumerLag() {
        return lag.byPartition();
    }

    @Override
    public String kafkaTrouble() {
        return kafka.ready() ? "" : kafka.reason();
    }

    @Override
    public StoreState store() {
        int unsaved = reports.unsaved();
        DiskState disk = reports.state();
        String trouble = disk == DiskState.OK ? "BEHIND" : disk.name();
        return new StoreState(
                unsaved == 0 ? "OK" : trouble,
                unsaved,
                history.state().name(),
                history.reports(),
                history.corruptReports());
    }
}
