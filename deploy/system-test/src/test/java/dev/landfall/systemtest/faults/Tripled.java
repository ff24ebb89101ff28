package dev.landfall.systemtest.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Each message goes on three times: at once, and twice within some seconds. */
final class Tripled implements Disturbance {
    private static final double LATEST_NANOS = 4e9;

    /** A copy that waits. */
    private record Copy(long dueNanos, ConsumerRecord<byte[], byte[]> raw) {}

    private final Random random;
    private final List<Copy> waiting = new ArrayList<>();

    Tripled(Random random) {
        this.random = random;
    }

    @Override
    public void take(Metrics metrics, long nanos, Consumer<ConsumerRecord<byte[], byte[]>> out) {
        out.accept(metrics.raw());
        for (int i = 0; i < 2; i++) {
            waiting.add(new Copy(nanos + (long) (random.nextDouble() * LATEST_NANOS), metrics.raw()));
        }
    }

    @Override
    public void tick(long nanos, Consumer<ConsumerRecord<byte[], byte[]>> out) {
        waiting.stream().filter(copy -> copy.dueNanos() <= nanos).forEach(copy -> out.accept(copy.raw()));
        waiting.removeIf(copy -> copy.dueNanos() <= nanos);
    }
}
