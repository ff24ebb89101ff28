package dev.landfall.orchestrator.core;

import java.util.concurrent.Executor;

/**
 * What the core needs of the world.
 *
 * @param coordinator runs one task after the other, in order: a {@link SerialExecutor}; all state belongs to it
 * @param answers tells those who wait for a command, so that nothing of theirs runs on the coordinator
 */
public record Ports(
        Executor coordinator,
        Executor answers,
        TimeSource time,
        CommandSender sender,
        ReportStore reports,
        ViewListener listener,
        TargetCounts targets) {

    /** The same world, but for who is told. */
    Ports telling(ViewListener other) {
        return new Ports(coordinator, answers, time, sender, reports, other, targets);
    }
}
