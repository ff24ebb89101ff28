package dev.landfall.workload;

import java.util.List;

/** Which drivers a plan wants. */
public sealed interface DriverSelection {

    /** Every driver that is alive and free. */
    record All() implements DriverSelection {}

    /** @param count of drivers, at least 1; the orchestrator chooses */
    record Count(int count) implements DriverSelection {}

    /** @param nodeIds exactly these, none twice, at least one */
    record Named(List<String> nodeIds) implements DriverSelection {
        public Named {
            nodeIds = List.copyOf(nodeIds);
        }
    }
}
