package dev.landfall.kafka;

import dev.landfall.codec.BadRecord;
import dev.landfall.codec.MessageCodec;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics and feeds a sink. Assigns its partitions itself, so there is no group to rebalance; run again after a failure, it goes on
 * behind the last record that the sink took. The consumer belongs to the thread in {@link #run}; others only call {@link #stop}.
 */
public final class PollLoop implements SupervisedLoop {

    /**
     * What to read.
     *
     * @param partitions empty for all
     */
    public record Source(Topic topic, Set<Integer> partitions, StartFrom from) {
        public Source {
            partitions = Set.copyOf(partitions);
        }

        /** All partitions of a topic. */
        public static Source all(Topic topic, StartFrom from) {
            return new Source(topic, Set.of(), from);
        }
    }

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);
    private static final int POLLS_BETWEEN_LAGS = 10;

    private final String name;
    private final KafkaClients clients;
    private final MessageCodec codec;
    private final BadRecords badRecords;
    private final List<Source> sources;
    private final RecordSink sink;
    private final ConsumerLag lag;
    private final Map<String, Topic> topicsByName = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private volatile boolean stopping;
    private volatile @Nullable Consumer<String, byte[]> running;

    public PollLoop(
            String name,
            KafkaClients clients,
            MessageCodec codec,
            BadRecords badRecords,
            List<Source> sources,
            RecordSink sink) {
        this(name, clients, codec, badRecords, sources, sink, new ConsumerLag());
    }

    /** @param lag is told each second how far behind this loop is */
    public PollLoop(
            String name,
            KafkaClients clients,
            MessageCodec codec,
            BadRecords badRecords,
            List<Source> sources,
            RecordSink sink,
            ConsumerLag lag) {
        this.lag = lag;
        this.name = name;
        this.clients = clients;
        this.codec = codec;
        this.badRecords = badRecords;
        this.sources = List.copyOf(sources);
        this.sink = sink;
        sources.forEach(s -> topicsByName.put(clients.settings().nameOf(s.topic()), s.topic()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run() {
        try (Consumer<String, byte[]> consumer = clients.consumer(name)) {
            running = consumer;
            Map<TopicPartition, Long> ends =
                    new StartPositions(consumer, clients.settings()).assign(sources, positions);
            boolean caughtUp = false;
            int polls = 0;
            while (!stopping) {
                consumer.poll(POLL_TIMEOUT).forEach(this::deliver);
                if (!caughtUp && hasReached(consumer, ends)) {
                    caughtUp = true;
                    sink.onCaughtUp();
                }
                if (polls++ % POLLS_BETWEEN_LAGS == 0) {
                    lag.note(consumer, topicsByName);
                }
                sink.onPoll();
            }
        } catch (WakeupException e) {
            if (!stopping) {
                throw e;
            }
        } finally {
            running = null;
        }
    }

    @Override
    public void stop() {
        stopping = true;
        Consumer<String, byte[]> consumer = running;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** By the consumer's own position: the last offset may be a transaction's marker, which is no record. */
    private static boolean hasReached(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
    }

    private void deliver(ConsumerRecord<String, byte[]> raw) {
        Topic topic = topicsByName.get(raw.topic());
        if (topic == null) {
            throw new IllegalStateException("a record of a topic that was not asked for: " + raw.topic());
        }
        try {
            Message message = codec.decode(topic.plainName(), raw.value());
            sink.onRecord(
                    new LogPosition(
                            topic.plainName(), raw.partition(), raw.offset(), Instant.ofEpochMilli(raw.timestamp())),
                    message);
        } catch (BadRecord e) {
            badRecords.count(topic.plainName(), raw.partition(), raw.offset(), e);
        }
        positions.put(new TopicPartition(raw.topic(), raw.partition()), raw.offset() + 1);
    }
}
