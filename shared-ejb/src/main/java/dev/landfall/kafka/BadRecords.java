package dev.landfall.kafka;

import dev.landfall.codec.BadRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts the records that could not be read, by topic and reason, and logs each such pair at most every 30 s. Thread-safe. */
public final class BadRecords {

    private static final Logger LOG = System.getLogger(BadRecords.class.getName());
    private static final long LOG_EVERY_NANOS = TimeUnit.SECONDS.toNanos(30);

    private record Key(String topic, BadRecord.Kind kind) {}

    private record Tally(long count, long logged, long loggedAtNanos) {}

    private final Map<Key, Tally> tallies = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    /** @param nanoTime of {@link System#nanoTime}, or a manual one */
    public BadRecords(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Notes one; {@code topic} is without prefix. */
    void count(String topic, int partition, long offset, BadRecord bad) {
        long now = nanoTime.getAsLong();
        tallies.compute(new Key(topic, bad.kind()), (key, tally) -> {
            long count = tally == null ? 1 : tally.count + 1;
            if (tally != null && now - tally.loggedAtNanos < LOG_EVERY_NANOS) {
                return new Tally(count, tally.logged, tally.loggedAtNanos);
            }
            long since = tally == null ? 1 : count - tally.logged;
            LOG.log(
                    Level.WARNING,
                    () -> "skipped " + since + " bad record(s) on " + topic + ", the last at partition " + partition
                            + " offset " + offset + ": " + bad.kind().label() + ", "
                            + oneLine(String.valueOf(bad.getMessage())));
            return new Tally(count, count, now);
        });
    }

    /** Counts by topic, then by reason. */
    public Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        tallies.forEach((key, tally) ->
                counts.computeIfAbsent(key.topic, t -> new TreeMap<>()).put(key.kind.label(), tally.count));
        return counts;
    }

    /** Records are other people's text: one line, of bounded length. */
    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }
}
