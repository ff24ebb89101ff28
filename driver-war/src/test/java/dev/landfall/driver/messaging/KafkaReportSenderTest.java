package dev.landfall.driver.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.kafka.RecordSender;
import dev.landfall.kafka.Topic;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.Deregistration;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.DriverReport;
import dev.landfall.message.FinalReport;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.PublicFigures;
import dev.landfall.message.Registration;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.RequestCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class KafkaReportSenderTest {

    private static final NodeId NODE = new NodeId("driver-a");
    private static final Incarnation SELF = new Incarnation("a1");

    private record Sent(Topic topic, Integer partition, String key, Message message) {}

    private final List<Sent> sent = new ArrayList<>();
    private final KafkaReportSender sender = new KafkaReportSender(new RecordSender() {
        @Override
        public CompletionStage<LogPosition> send(Topic topic, Integer partition, String key, Message message) {
            sent.add(new Sent(topic, partition, key, message));
            return CompletableFuture.completedFuture(new LogPosition(topic.plainName(), 0, 0, Instant.EPOCH));
        }
    });

    @Test
    void beatsGoToTheDriversPartitionKeyedByNode() {
        DriverBeat beat = new DriverBeat(NODE, false, Instant.EPOCH, null);

        assertThat(sender.send(beat).toCompletableFuture()).isCompleted();

        assertThat(sent).containsExactly(new Sent(Topic.HEARTBEAT, 1, "driver-a", beat));
    }

    @Test
    void everythingElseGoesWhereItsKeyLeads() {
        MetricsReport metrics = new MetricsReport(
                NODE,
                new TestId("t"),
                "r",
                SELF,
                Epoch.FIRST,
                0,
                new PublicFigures(0, 0, 0, 0, null),
                RequestCounts.ZERO,
                RequestCounts.ZERO,
                null,
                null,
                null);
        List<DriverReport> reports = List.of(
                new Registration(NODE, "10.0.0.7", null),
                new Deregistration(NODE, "10.0.0.7", SELF),
                metrics,
                new FinalReport(metrics, EndReason.STOPPED, EncodedHistograms.NONE, Duration.ZERO, ErrorExamples.NONE));

        reports.forEach(sender::send);

        assertThat(sent)
                .extracting(Sent::topic)
                .containsExactly(Topic.REGISTER, Topic.REGISTER, Topic.METRICS, Topic.METRICS);
        assertThat(sent).extracting(Sent::partition).containsOnlyNulls();
        assertThat(sent).extracting(Sent::key).containsOnly("driver-a");
    }
}
