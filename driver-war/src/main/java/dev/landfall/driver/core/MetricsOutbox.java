package dev.landfall.driver.core;

import static java.lang.System.Logger.Level.WARNING;

import dev.landfall.message.MetricsReport;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Publishes interval reports, and again those that the broker did not take, so that an outage leaves no gap. Keeps ten minutes of them;
 * what is older becomes a gap, and the final totals tell the sum. Not thread-safe: belongs to {@link Serial}.
 */
final class MetricsOutbox {

    private static final System.Logger LOG = System.getLogger(MetricsOutbox.class.getName());
    private static final int MOST = 600;

    private final ReportSender sender;
    private final Serial serial;
    private final Deque<MetricsReport> failed = new ArrayDeque<>();
    private long dropped;

    MetricsOutbox(ReportSender sender, Serial serial) {
        this.sender = sender;
        this.serial = serial;
    }

    void send(MetricsReport report) {
        sender.send(report).whenComplete((position, failure) -> {
            if (failure != null) {
                serial.execute(() -> keep(report));
            }
        });
    }

    /** Sends again what failed since the last call. */
    void retry() {
        Deque<MetricsReport> again = new ArrayDeque<>(failed);
        failed.clear();
        again.forEach(this::send);
    }

    private void keep(MetricsReport report) {
        failed.addLast(report);
        if (failed.size() > MOST) {
            failed.removeFirst();
            dropped++;
            LOG.log(
                    dropped % MOST == 1 ? WARNING : System.Logger.Level.DEBUG,
                    () -> "test=" + report.testId() + " interval reports given up while there is no broker: "
                            + dropped);
        }
    }
}
