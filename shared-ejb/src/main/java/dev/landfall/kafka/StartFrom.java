package dev.landfall.kafka;

import java.time.Instant;
import java.util.Map;

/** Where in its partitions a poll loop begins. */
public sealed interface StartFrom {

    /** With the oldest record that is kept. */
    record Beginning() implements StartFrom {}

    /** With the first record written after the loop began. */
    record End() implements StartFrom {}

    /** With the last so many records before the end, or the oldest where there are fewer. */
    record Last(long records) implements StartFrom {}

    /** With the first record logged at or after an instant. */
    record Since(Instant instant) implements StartFrom {}

    /**
     * With the record at an offset, by partition; partitions not named begin at their end.
     *
     * @param byPartition copied
     */
    record Offsets(Map<Integer, Long> byPartition) implements StartFrom {
        public Offsets {
            byPartition = Map.copyOf(byPartition);
        }
    }
}
