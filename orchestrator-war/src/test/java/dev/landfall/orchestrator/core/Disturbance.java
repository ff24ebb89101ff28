package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.NodeId;
import dev.landfall.orchestrator.core.Playback.Delivery;
import dev.landfall.orchestrator.core.Recording.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Ways in which reports may come otherwise than they were sent. */
enum Disturbance {
    /** Each report but a final is lost with a chance of one in five; a final comes again after 5 s, until it gets through. */
    FIFTH_LOST {
        @Override
        List<Delivery> of(List<Delivery> sent, RandomGenerator random) {
            List<Delivery> delivered = new ArrayList<>();
            for (Delivery delivery : sent) {
                Instant at = delivery.at();
                for (boolean isFinal = delivery.entry().isFinal(); isFinal && isLost(random); ) {
                    at = at.plus(FINAL_AGAIN);
                }
                if (delivery.entry().isFinal() || !isLost(random)) {
                    delivered.add(new Delivery(at, delivery.entry()));
                }
            }
            return delivered;
        }
    },
    /** Every report three times, the copies up to 3 s later. */
    TRIPLED {
        @Override
        List<Delivery> of(List<Delivery> sent, RandomGenerator random) {
            List<Delivery> delivered = new ArrayList<>(sent);
            for (int copy = 0; copy < 2; copy++) {
                sent.forEach(d -> delivered.add(later(d, random.nextLong(3_000))));
            }
            return delivered;
        }
    },
    /** What a driver said last comes first, of each driver by itself. */
    REVERSED_PER_DRIVER {
        @Override
        List<Delivery> of(List<Delivery> sent, RandomGenerator random) {
            Map<NodeId, List<Delivery>> byNode = sent.stream()
                    .collect(Collectors.groupingBy(
                            d -> d.entry().nodeId(), LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
            List<Delivery> delivered = new ArrayList<>();
            byNode.values().forEach(of -> {
                List<Entry> reversed = entries(of);
                Collections.reverse(reversed);
                delivered.addAll(at(times(of), reversed));
            });
            return delivered;
        }
    },
    /** Each report by itself comes up to 15 s late, so that some come after the end of the test. */
    DELAYED {
        @Override
        List<Delivery> of(List<Delivery> sent, RandomGenerator random) {
            return sent.stream().map(d -> later(d, random.nextLong(15_000))).toList();
        }
    },
    /** Any order over all drivers. */
    SHUFFLED_ACROSS_DRIVERS {
        @Override
        List<Delivery> of(List<Delivery> sent, RandomGenerator random) {
            List<Entry> shuffled = entries(sent);
            for (int i = shuffled.size() - 1; i > 0; i--) {
                Collections.swap(shuffled, i, random.nextInt(i + 1));
            }
            return at(times(sent), shuffled);
        }
    },
    /** All of these, one after the other. */
    ALL_TOGETHER {
        @Override
        List<Delivery> of(List<Delivery> sent, RandomGenerator random) {
            List<Delivery> delivered = sent;
            for (Disturbance each : values()) {
                delivered = each == this ? delivered : each.of(delivered, random);
            }
            return delivered;
        }
    };

    private static final Duration FINAL_AGAIN = Duration.ofSeconds(5);

    /** What is delivered of what was sent, and when. */
    abstract List<Delivery> of(List<Delivery> sent, RandomGenerator random);

    private static boolean isLost(RandomGenerator random) {
        return random.nextInt(5) == 0;
    }

    private static Delivery later(Delivery delivery, long millis) {
        return new Delivery(delivery.at().plusMillis(millis), delivery.entry());
    }

    private static List<Entry> entries(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::entry).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Instant> times(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::at).sorted().toList();
    }

    private static List<Delivery> at(List<Instant> times, List<Entry> entries) {
        List<Delivery> delivered = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            delivered.add(new Delivery(times.get(i), entries.get(i)));
        }
        return delivered;
    }
}
