package dev.landfall.systemtest.faults;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much orchestrator and drivers had said at one moment. */
record LogLines(Map<String, Long> byProcess) {
    static LogLines now(FaultStack stack) {
        var byProcess = new HashMap<String, Long>();
        byProcess.put("orchestrator", lines(stack.orchestrator()));
        stack.nodeIds().forEach(node -> byProcess.put(node, lines(stack.driver(node))));
        return new LogLines(byProcess);
    }

    private static long lines(Member process) {
        return process.output().lines().filter(line -> !line.isBlank()).count();
    }

    /** How many lines each has said since. */
    Map<String, Long> since(FaultStack stack) {
        var since = new LinkedHashMap<String, Long>();
        now(stack).byProcess.forEach((name, lines) -> since.put(name, lines - byProcess.get(name)));
        return since;
    }
}
