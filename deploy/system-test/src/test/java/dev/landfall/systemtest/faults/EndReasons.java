package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import java.util.stream.Collectors;

/** Why each driver of a test ended. */
final class EndReasons {
    private EndReasons() {}

    /** In the order of the report, with a blank between; {@code -} for one that did not tell. */
    static String of(Doc report) {
        return report.list("drivers").stream()
                .map(driver -> driver.isNull("end_reason") ? "-" : driver.text("end_reason"))
                .collect(Collectors.joining(" "));
    }
}
