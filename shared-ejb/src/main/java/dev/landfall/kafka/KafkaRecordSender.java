package dev.landfall.kafka;

import dev.landfall.codec.MessageCodec;
import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Sends through one producer. A thread of its own hands records over, since a producer that does not know the broker yet blocks its
 * caller. While there is no broker each record fails within 5 s; nothing is kept for later and nothing is repeated here.
 */
final class KafkaRecordSender implements RecordSender, AutoCloseable {

    private static final int QUEUE_LENGTH = 10_000;
    private static final long CLOSE_MILLIS = 3_000;

    private record Waiting(
            Topic topic,
            @Nullable Integer partition,
            String key,
            Message message,
            long deadlineNanos,
            CompletableFuture<LogPosition> result) {}

    private final Supplier<Producer<String, byte[]>> producers;
    private final KafkaSettings settings;
    private final MessageCodec codec;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(QUEUE_LENGTH);
    private final Thread thread;
    private volatile boolean closing;

    /**
     * Starts its thread at once.
     *
     * @param producers gives the one producer; may fail and is then asked again
     */
    KafkaRecordSender(
            Supplier<Producer<String, byte[]>> producers,
            KafkaSettings settings,
            MessageCodec codec,
            ThreadFactory threads) {
        this.producers = producers;
        this.settings = settings;
        this.codec = codec;
        this.thread = threads.newThread(this::run);
        this.thread.setName("landfall-sender");
        this.thread.start();
    }

    @Override
    public CompletionStage<LogPosition> send(Topic topic, @Nullable Integer partition, String key, Message message) {
        CompletableFuture<LogPosition> result = new CompletableFuture<>();
        long deadlineNanos = System.nanoTime() + KafkaClients.DELIVERY_TIMEOUT.toNanos();
        Waiting waiting = new Waiting(topic, partition, key, message, deadlineNanos, result);
        if (closing || !queue.offer(waiting)) {
            result.completeExceptionally(new BrokerUnavailable("too many records wait for Kafka"));
        }
        return result;
    }

    /** Sends what waits, for 3 s at most. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                Waiting next = queue.poll(100, TimeUnit.MILLISECONDS);
                if (next != null) {
                    handOver(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.forEach(w -> w.result.completeExceptionally(new BrokerUnavailable("shutting down")));
    }

    private void handOver(Waiting waiting) {
        if (waiting.deadlineNanos - System.nanoTime() < 0) {
            fail(waiting, "no broker at " + settings.bootstrapServers());
            return;
        }
        try {
            ProducerRecord<String, byte[]> out = new ProducerRecord<>(
                    settings.nameOf(waiting.topic), waiting.partition, waiting.key, codec.encode(waiting.message));
            // The result comes to the callback.
            Future<RecordMetadata> unused =
                    producers.get().send(out, (metadata, failure) -> onAnswer(waiting, metadata, failure));
        } catch (RuntimeException e) {
            // Whatever is wrong with one record, the thread must live for the next.
            fail(waiting, String.valueOf(e.getMessage()));
        }
    }

    private static void onAnswer(Waiting waiting, @Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null || metadata == null) {
            fail(waiting, failure == null ? "no answer" : String.valueOf(failure.getMessage()));
            return;
        }
        waiting.result.complete(new LogPosition(
                waiting.topic.plainName(),
                metadata.partition(),
                metadata.offset(),
                Instant.ofEpochMilli(metadata.timestamp())));
    }

    private static void fail(Waiting waiting, String why) {
        waiting.result.completeExceptionally(
                new BrokerUnavailable("not written to " + waiting.topic.plainName() + ": " + why));
    }
}
