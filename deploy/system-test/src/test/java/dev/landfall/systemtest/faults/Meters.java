package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Api;
import java.util.Arrays;

/** What a process tells at {@code /metrics}, at one moment. */
record Meters(String text) {
    static Meters of(Member process) {
        var api = new Api("http://127.0.0.1:" + process.port(), "");
        return new Meters(api.get("/metrics").expect(200).body());
    }

    /** The sum of a counter over all that has these labels, such as {@code topic="trigger"}. */
    long count(String name, String... labels) {
        return text.lines()
                .filter(line -> line.startsWith(name + "_total{"))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    long ignoredCommands() {
        return count("landfall_ignored_commands");
    }

    long badRecords() {
        return count("landfall_bad_records");
    }
}
