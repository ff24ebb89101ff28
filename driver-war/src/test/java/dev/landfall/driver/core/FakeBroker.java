package dev.landfall.driver.core;

import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.message.DriverReport;
import dev.landfall.message.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps what was published and acknowledges it at once, or fails while it is down. */
final class FakeBroker implements ReportSender {

    final List<DriverReport> log = new ArrayList<>();
    boolean down;
    private final ManualClock clock;

    FakeBroker(ManualClock clock) {
        this.clock = clock;
    }

    @Override
    public CompletionStage<LogPosition> send(DriverReport report) {
        if (down) {
            return CompletableFuture.failedFuture(new BrokerUnavailable("down"));
        }
        log.add(report);
        return CompletableFuture.completedFuture(new LogPosition("any", 0, log.size(), clock.broker()));
    }

    <T extends DriverReport> List<T> all(Class<T> type) {
        return log.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends DriverReport> T last(Class<T> type) {
        List<T> all = all(type);
        return all.get(all.size() - 1);
    }
}
