package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.oracle.Sighting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The requests of one test at the witness, in the order they came. */
record Arrivals(List<Sighting> seen) {
    Arrivals {
        seen = List.copyOf(seen);
    }

    /** When the newest came, on the monotonic clock. */
    long lastNanos() {
        return seen.get(seen.size() - 1).nanos();
    }

    /** How many each driver sent, by name, with a blank between. */
    String perDriver() {
        return seen.stream()
                .collect(Collectors.groupingBy(Sighting::node, TreeMap::new, Collectors.counting()))
                .values()
                .stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    /** The longest time for which any of the drivers sent nothing. */
    double longestGapMillis() {
        Map<String, Long> last = new TreeMap<>();
        long longest = 0;
        for (Sighting sighting : seen) {
            Long before = last.put(sighting.node(), sighting.nanos());
            longest = before == null ? longest : Math.max(longest, sighting.nanos() - before);
        }
        return longest / 1e6;
    }
}
