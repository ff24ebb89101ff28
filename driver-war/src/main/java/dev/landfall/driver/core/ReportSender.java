package dev.landfall.driver.core;

import dev.landfall.message.DriverReport;
import dev.landfall.message.LogPosition;
import java.util.concurrent.CompletionStage;

/** Publishes what this driver says, beats on the partition of the drivers. Thread-safe; never blocks. */
public interface ReportSender {

    /** Done once the broker has it, with the broker's time; fails when that does not happen within seconds. */
    CompletionStage<LogPosition> send(DriverReport report);
}
