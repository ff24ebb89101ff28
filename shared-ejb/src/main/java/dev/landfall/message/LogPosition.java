package dev.landfall.message;

import java.time.Instant;

/**
 * Where a record stands in the log.
 *
 * @param topic without the prefix of the settings
 * @param loggedAt LogAppendTime: the broker's clock
 */
public record LogPosition(String topic, int partition, long offset, Instant loggedAt) {

    /** As the journal names partitions: {@code metrics-3}. */
    public String partitionName() {
        return topic + "-" + partition;
    }
}
