package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.oracle.Sighting;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What the report says against what the witness saw.
 *
 * @param lost requests that the witness served and the report lacks
 * @param dup requests counted twice: answered ones that the witness never saw, and sequences that it saw twice
 * @param stray requests after the last moment at which one may come
 */
record Losses(long lost, long dup, long stray) {
    /** @param deadlineNanos the last moment for requests of a driver */
    static Losses of(Doc report, List<Sighting> seen, ToLongFunction<String> deadlineNanos) {
        long lost = 0;
        long dup = 0;
        for (Doc driver : report.list("drivers")) {
            String node = driver.text("node_id");
            List<Sighting> own =
                    seen.stream().filter(s -> s.node().equals(node)).toList();
            Set<String> sequences = own.stream().map(Sighting::sequence).collect(Collectors.toSet());
            long sent = driver.isNull("requests") ? 0 : driver.whole("requests.sent");
            lost += Math.max(0, sequences.size() - sent);
            dup += own.size() - sequences.size() + Math.max(0, answered(driver) - sequences.size());
        }
        long stray = seen.stream()
                .filter(s -> s.nanos() > deadlineNanos.applyAsLong(s.node()))
                .count();
        return new Losses(lost, dup, stray);
    }

    /** A request that got an answer has reached the target. */
    private static long answered(Doc driver) {
        if (driver.isNull("requests")) {
            return 0;
        }
        long refused = Arrays.asList("HTTP_4XX", "HTTP_5XX").stream()
                .filter(error -> !driver.isNull("errors." + error))
                .mapToLong(error -> driver.whole("errors." + error))
                .sum();
        return driver.whole("requests.succeeded") + refused;
    }
}
