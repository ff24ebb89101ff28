package dev.landfall.systemtest.faults;

import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A fifth of all messages, finals among them, does not go on: with the same seed always the same. The first final of each test is always one
 * of these.
 */
final class Thinned implements Disturbance {
    private static final double LOST = 0.2;

    private final long seed;
    private final Map<String, Integer> times = new TreeMap<>();
    private final Set<String> finals = new HashSet<>();
    private final Map<String, NavigableSet<Long>> lost = new TreeMap<>();
    private final Map<String, NavigableSet<Long>> passed = new TreeMap<>();

    Thinned(long seed) {
        this.seed = seed;
    }

    @Override
    public synchronized void take(Metrics metrics, long nanos, Consumer<ConsumerRecord<byte[], byte[]>> out) {
        boolean isFirstFinal = metrics.isFinal() && finals.add(metrics.test());
        boolean isLost = draw(metrics) < LOST || isFirstFinal;
        (isLost ? lost : passed)
                .computeIfAbsent(metrics.node(), node -> new TreeSet<>())
                .add(metrics.interval());
        if (!isLost) {
            out.accept(metrics.raw());
        }
    }

    /** Whichever driver is first. */
    private double draw(Metrics metrics) {
        String what = metrics.node() + " " + metrics.interval() + " " + metrics.isFinal();
        int time = times.merge(what, 1, Integer::sum);
        return new Random(seed * 1_000_003 + (what + " " + time).hashCode()).nextDouble();
    }

    /** The intervals of a driver that no message brought. */
    synchronized NavigableSet<Long> lostOf(String node) {
        var gone = new TreeSet<>(lost.getOrDefault(node, new TreeSet<>()));
        gone.removeAll(passed.getOrDefault(node, new TreeSet<>()));
        gone.remove(-1L);
        return gone;
    }
}
