package dev.landfall.driver.messaging;

import dev.landfall.driver.core.ReportSender;
import dev.landfall.kafka.RecordSender;
import dev.landfall.message.DriverReport;
import dev.landfall.message.LogPosition;
import java.util.concurrent.CompletionStage;

/** Writes reports to their topics, keyed by node: those of one driver stay in order. Thread-safe. */
public final class KafkaReportSender implements ReportSender {

    private final RecordSender sender;

    public KafkaReportSender(RecordSender sender) {
        this.sender = sender;
    }

    @Override
    public CompletionStage<LogPosition> send(DriverReport report) {
        ReportRoute route = ReportRoute.of(report);
        return sender.send(route.topic(), route.partition(), report.nodeId().value(), report);
    }
}
