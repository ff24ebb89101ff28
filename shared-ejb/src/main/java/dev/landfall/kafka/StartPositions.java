package dev.landfall.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Assigns a consumer its partitions and seeks to where each begins. Belongs to the consumer's thread. */
final class StartPositions {

    private final Consumer<String, byte[]> consumer;
    private final KafkaSettings settings;

    StartPositions(Consumer<String, byte[]> consumer, KafkaSettings settings) {
        this.consumer = consumer;
        this.settings = settings;
    }

    /**
     * Also fills in {@code known}, so that a loop that starts again goes on where it was.
     *
     * @param known next offsets of an earlier run, if there was one; they win over the sources
     * @return end offsets of this moment
     */
    Map<TopicPartition, Long> assign(List<PollLoop.Source> sources, Map<TopicPartition, Long> known) {
        Map<TopicPartition, StartFrom> starts = new HashMap<>();
        sources.forEach(source -> partitions(source).forEach(p -> starts.put(p, source.from())));
        List<TopicPartition> all = new ArrayList<>(starts.keySet());
        consumer.assign(all);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        for (TopicPartition partition : all) {
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            Long earlier = known.get(partition);
            long position = earlier != null ? earlier : offset(partition, starts.get(partition), begin, end);
            // Retention may have removed what was asked for, and a topic made anew ends before it.
            position = position > end ? begin : Math.max(position, begin);
            consumer.seek(partition, position);
            known.put(partition, position);
        }
        return ends;
    }

    private Set<TopicPartition> partitions(PollLoop.Source source) {
        String topic = settings.nameOf(source.topic());
        Set<Integer> wanted = new TreeSet<>(source.partitions());
        if (wanted.isEmpty()) {
            consumer.partitionsFor(topic).forEach(info -> wanted.add(info.partition()));
        }
        Set<TopicPartition> partitions = new HashSet<>();
        wanted.forEach(p -> partitions.add(new TopicPartition(topic, p)));
        return partitions;
    }

    private long offset(TopicPartition partition, @Nullable StartFrom from, long begin, long end) {
        if (from instanceof StartFrom.Beginning) {
            return begin;
        }
        if (from instanceof StartFrom.Last last) {
            return Math.max(begin, end - last.records());
        }
        if (from instanceof StartFrom.Since since) {
            return since(partition, since.instant(), end);
        }
        if (from instanceof StartFrom.Offsets offsets) {
            return offsets.byPartition().getOrDefault(partition.partition(), end);
        }
        return end;
    }

    private long since(TopicPartition partition, Instant instant, long end) {
        OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(partition, instant.toEpochMilli()))
                .get(partition);
        return found == null ? end : found.offset();
    }
}
