package dev.landfall.kafka;

import dev.landfall.codec.BadRecord;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts the records that could not be read, by topic and reason, and logs those of a topic in one line: the first at once, what comes later
 * at most every 30 s, so that no flood of them fills a log. Thread-safe.
 */
public final class BadRecords {

    private static final Logger LOG = System.getLogger(BadRecords.class.getName());
    private static final long LOG_EVERY_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    /** @param nanoTime of {@link System#nanoTime}, or a manual one */
    public BadRecords(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Notes one; {@code topic} is without prefix. */
    void count(String topic, int partition, long offset, BadRecord bad) {
        String news = tallies.computeIfAbsent(topic, t -> new Tally()).add(bad.kind(), nanoTime.getAsLong());
        if (news != null) {
            LOG.log(
                    Level.WARNING,
                    () -> "skipped bad records on " + topic + ": " + news + "; the last at partition " + partition
                            + " offset " + offset + ": " + bad.kind().label() + ", "
                            + oneLine(String.valueOf(bad.getMessage())));
        }
    }

    /** Counts by topic, then by reason. */
    public Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        tallies.forEach((topic, tally) -> counts.put(topic, tally.counts()));
        return counts;
    }

    /** Records are other people's text: one line, of bounded length. */
    private static String oneLine(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    /** Those of one topic. */
    private static final class Tally {

        private final Map<BadRecord.Kind, Long> counts = new EnumMap<>(BadRecord.Kind.class);
        private final Map<BadRecord.Kind, Long> untold = new EnumMap<>(BadRecord.Kind.class);
        private @Nullable Long toldAtNanos;

        /** What is to be told now; null for nothing. */
        synchronized @Nullable String add(BadRecord.Kind kind, long now) {
            counts.merge(kind, 1L, Long::sum);
            untold.merge(kind, 1L, Long::sum);
            if (toldAtNanos != null && now - toldAtNanos < LOG_EVERY_NANOS) {
                return null;
            }
            toldAtNanos = now;
            String news = untold.entrySet().stream()
                    .map(e -> e.getValue() + " " + e.getKey().label())
                    .collect(Collectors.joining(", "));
            untold.clear();
            return news;
        }

        synchronized Map<String, Long> counts() {
            Map<String, Long> byReason = new TreeMap<>();
            counts.forEach((kind, count) -> byReason.put(kind.label(), count));
            return byReason;
        }
    }
}
