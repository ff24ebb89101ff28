package dev.landfall.systemtest.faults;

import java.util.HashMap;
import java.util.Map;

/** How many commands each driver had ignored at one moment. */
record Counted(Map<String, Long> byDriver) {
    static Counted now(FaultStack stack) {
        var byDriver = new HashMap<String, Long>();
        for (String node : stack.nodeIds()) {
            byDriver.put(node, Meters.of(stack.driver(node)).ignoredCommands());
        }
        return new Counted(byDriver);
    }

    /** How many more every driver has ignored since, at least. */
    long atEachDriver(FaultStack stack) {
        return now(stack).byDriver.entrySet().stream()
                .mapToLong(now -> now.getValue() - byDriver.get(now.getKey()))
                .min()
                .orElseThrow();
    }
}
