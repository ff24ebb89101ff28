package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many records could not be read, or how many such were written.
 *
 * @param byTopic at the orchestrator
 * @param byDriver at each driver, of the topics that drivers read
 */
record PoisonCounts(Map<String, Long> byTopic, Map<String, Long> byDriver) {
    PoisonCounts {
        byTopic = new TreeMap<>(byTopic);
        byDriver = new TreeMap<>(byDriver);
    }

    static PoisonCounts now(FaultStack stack) {
        var byTopic = new TreeMap<String, Long>();
        Doc bad = stack.api().get("/api/diagnostics").expect(200).doc().at("bad_records");
        for (String topic : bad.json().keySet()) {
            bad.names(topic).forEach(reason -> byTopic.merge(topic, bad.whole(topic + "." + reason), Long::sum));
        }
        var byDriver = new TreeMap<String, Long>();
        for (String node : stack.nodeIds()) {
            byDriver.put(node, Meters.of(stack.driver(node)).badRecords());
        }
        return new PoisonCounts(byTopic, byDriver);
    }

    PoisonCounts minus(PoisonCounts earlier) {
        return new PoisonCounts(minus(byTopic, earlier.byTopic), minus(byDriver, earlier.byDriver));
    }

    private static Map<String, Long> minus(Map<String, Long> now, Map<String, Long> earlier) {
        var since = new TreeMap<String, Long>();
        now.forEach((name, count) -> since.put(name, count - earlier.getOrDefault(name, 0L)));
        return since;
    }

    /** Whether all of these, which were written, have been counted. */
    boolean isReachedBy(PoisonCounts counted) {
        return reached(byTopic, counted.byTopic) && reached(byDriver, counted.byDriver);
    }

    private static boolean reached(Map<String, Long> written, Map<String, Long> counted) {
        return written.entrySet().stream().allMatch(each -> counted.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    long atOrchestrator() {
        return byTopic.values().stream().mapToLong(count -> count).sum();
    }
}
