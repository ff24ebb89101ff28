package dev.landfall.launcher.bench;

import java.util.List;

/**
 * Who answers, whoever asks.
 *
 * @param name as people are told
 * @param url what is asked for
 * @param pids its processes, none of which ends before the comparison does
 */
record Server(String name, String url, List<Long> pids) {
    Server {
        pids = List.copyOf(pids);
    }

    /** CPU time since its start. */
    double cpuSeconds() {
        return pids.stream().mapToDouble(pid -> ProcStat.of(pid).ownSeconds()).sum();
    }
}
