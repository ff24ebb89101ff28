package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.faults.Disturbance.Metrics;
import dev.landfall.systemtest.harness.Doc;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Carries drivers whose topics have one prefix to an orchestrator whose topics have another, on the same broker: what drivers say one way,
 * what they are told the other. Metrics alone may be disturbed. A thread of its own works until it is closed.
 */
final class TopicBridge implements AutoCloseable {
    static final String OF_DRIVERS = "a.";
    static final String OF_ORCHESTRATOR = "b.";

    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String METRICS = "metrics";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread = new Thread(this::carry, "topic bridge");
    private volatile Disturbance disturbance = Disturbance.none();
    private volatile boolean closing;

    /** From the beginning of topics that are all there. */
    TopicBridge(String servers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "enable.auto.commit", false, "fetch.max.wait.ms", 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "max.request.size", 4_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer.assign(sources());
        consumer.seekToBeginning(consumer.assignment());
        thread.start();
    }

    private List<TopicPartition> sources() {
        var sources = new ArrayList<TopicPartition>();
        consumer.partitionsFor(OF_DRIVERS + METRICS, PATIENCE)
                .forEach(p -> sources.add(new TopicPartition(p.topic(), p.partition())));
        sources.add(new TopicPartition(OF_DRIVERS + "register", 0));
        sources.add(new TopicPartition(OF_DRIVERS + "heartbeat", 1));
        sources.add(new TopicPartition(OF_ORCHESTRATOR + "heartbeat", 0));
        sources.add(new TopicPartition(OF_ORCHESTRATOR + "test_config", 0));
        sources.add(new TopicPartition(OF_ORCHESTRATOR + "trigger", 0));
        return sources;
    }

    /** From now on. */
    void disturb(Disturbance with) {
        disturbance = with;
    }

    private void carry() {
        while (!closing) {
            consumer.poll(POLL).forEach(this::take);
            disturbance.tick(System.nanoTime(), this::passOn);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> raw) {
        if (raw.topic().equals(OF_DRIVERS + METRICS)) {
            disturbance.take(metrics(raw), System.nanoTime(), this::passOn);
        } else {
            passOn(raw);
        }
    }

    private static Metrics metrics(ConsumerRecord<byte[], byte[]> raw) {
        Doc doc = Doc.parse(new String(raw.value(), StandardCharsets.UTF_8));
        long interval = doc.isNull("interval") ? -1 : doc.whole("interval.index");
        boolean isFinal = !doc.isNull("final") && doc.flag("final");
        return new Metrics(doc.text("test_id"), doc.text("node_id"), interval, isFinal, raw);
    }

    /** To the same topic and partition on the other side; the client itself repeats what the broker does not take. */
    private void passOn(ConsumerRecord<byte[], byte[]> raw) {
        boolean isOfDrivers = raw.topic().startsWith(OF_DRIVERS);
        String topic = isOfDrivers
                ? OF_ORCHESTRATOR + raw.topic().substring(OF_DRIVERS.length())
                : OF_DRIVERS + raw.topic().substring(OF_ORCHESTRATOR.length());
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(topic, raw.partition(), raw.key(), raw.value()));
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
        producer.close();
    }
}
