package dev.landfall.kafka;

import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;

/** What a poll loop feeds. Called by the loop's own thread, record by record in the order of each partition. */
public interface RecordSink {

    /** One good record. */
    void onRecord(LogPosition at, Message message);

    /** The loop has read up to the end offsets that it saw when it started. Called once per start of the loop. */
    default void onCaughtUp() {}

    /** Every poll that came back, also an empty one, so that silence of the broker can be told from silence of others. */
    default void onPoll() {}
}
