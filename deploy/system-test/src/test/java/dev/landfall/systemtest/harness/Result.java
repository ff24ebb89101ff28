package dev.landfall.systemtest.harness;

import java.util.Map;

/** All that is known of a test that has ended: its report, its timeline, and each node's own report by name. */
public record Result(String id, Doc report, Doc timeline, Map<String, Doc> nodes) {
    public String state() {
        return report.text("state");
    }

    public long requests(String counter) {
        return report.whole("requests." + counter);
    }
}
