package dev.landfall.systemtest.harness;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics as any Kafka program sees them, with JSON spelled by hand. One producer; close it. Safe for use by several threads. */
public final class RawKafka implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What may be written; whether the broker takes it is its own matter. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private final String servers;
    private final KafkaProducer<byte[], byte[]> producer;

    public RawKafka(String servers) {
        this.servers = servers;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "acks",
                        "all",
                        "delivery.timeout.ms",
                        10_000,
                        "request.timeout.ms",
                        5_000,
                        "max.request.size",
                        LARGEST,
                        "buffer.memory",
                        4L * LARGEST),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * A record as it stands in its topic.
     *
     * @param loggedAt epoch ms of the broker's clock
     */
    public record Entry(int partition, String key, String value, long loggedAt) {
        public Doc doc() {
            return Doc.parse(value);
        }
    }

    /** Returns when the broker has it. */
    public void send(String topic, String key, JsonObject value) {
        sendText(topic, key, value.toString());
    }

    /** Whatever it says. */
    public void sendText(String topic, String key, String value) {
        sendAll(List.of(new ProducerRecord<>(topic, bytes(key), bytes(value))));
    }

    /** Whatever they are; keys and values may be null, too. Returns when the broker has them all. */
    public void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> answers =
                records.stream().map(producer::send).toList();
        try {
            for (Future<RecordMetadata> answer : answers) {
                answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("could not write to " + records.get(0).topic(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** All that stands in a topic now. */
    public List<Entry> readAll(String topic) {
        try (var consumer = consumer(topic)) {
            consumer.seekToBeginning(consumer.assignment());
            var ends = consumer.endOffsets(consumer.assignment());
            var entries = new ArrayList<Entry>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                entries.addAll(poll(consumer));
            }
            return entries;
        }
    }

    public boolean hasTopic(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new StringDeserializer(),
                new StringDeserializer())) {
            return consumer.listTopics(PATIENCE).containsKey(topic);
        }
    }

    /** Follows a topic from here on. */
    public Tail tail(String topic) {
        var consumer = consumer(topic);
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        return new Tail(topic, consumer);
    }

    private KafkaConsumer<String, String> consumer(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "enable.auto.commit", false, "allow.auto.create.topics", false),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(consumer.partitionsFor(topic, PATIENCE).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
        return consumer;
    }

    private static List<Entry> poll(KafkaConsumer<String, String> consumer) {
        var entries = new ArrayList<Entry>();
        consumer.poll(POLL)
                .forEach(record ->
                        entries.add(new Entry(record.partition(), record.key(), record.value(), record.timestamp())));
        return entries;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }

    /** One reader of a topic from a moment on; keeps all it has read. For one thread. */
    public static final class Tail implements AutoCloseable {
        private final String topic;
        private final KafkaConsumer<String, String> consumer;
        private final List<Entry> read = new ArrayList<>();

        private Tail(String topic, KafkaConsumer<String, String> consumer) {
            this.topic = topic;
            this.consumer = consumer;
        }

        /** Everything since the start, what is there now included. */
        public List<Entry> entries() {
            read.addAll(poll(consumer));
            return List.copyOf(read);
        }

        /** The same, read. */
        public List<Doc> docs() {
            return entries().stream().map(Entry::doc).toList();
        }

        /** The first since the start that fits. */
        public Doc await(String what, Duration limit, java.util.function.Predicate<Doc> fits) {
            return Await.until(
                            what + " on " + topic,
                            limit,
                            () -> docs().stream().filter(fits).toList(),
                            found -> !found.isEmpty())
                    .get(0);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
