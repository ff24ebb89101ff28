package dev.landfall.driver.messaging;

import dev.landfall.kafka.Topic;
import dev.landfall.message.Deregistration;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.DriverReport;
import dev.landfall.message.DriverReportHandler;
import dev.landfall.message.FiguresReport;
import dev.landfall.message.FinalReport;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.Registration;
import org.jspecify.annotations.Nullable;

/**
 * Where a report belongs.
 *
 * @param partition null for the one that its key gives
 */
record ReportRoute(Topic topic, @Nullable Integer partition) {

    static ReportRoute of(DriverReport report) {
        Finder finder = new Finder();
        report.deliverTo(finder);
        return finder.route;
    }

    private static final class Finder implements DriverReportHandler {

        private ReportRoute route = new ReportRoute(Topic.METRICS, null);

        @Override
        public void on(Registration registration) {
            route = new ReportRoute(Topic.REGISTER, null);
        }

        @Override
        public void on(Deregistration deregistration) {
            route = new ReportRoute(Topic.REGISTER, null);
        }

        @Override
        public void on(DriverBeat beat) {
            route = new ReportRoute(Topic.HEARTBEAT, Topic.DRIVER_PARTITION);
        }

        @Override
        public void on(FiguresReport figures) {
            route = new ReportRoute(Topic.METRICS, null);
        }

        @Override
        public void on(MetricsReport metrics) {
            route = new ReportRoute(Topic.METRICS, null);
        }

        @Override
        public void on(FinalReport last) {
            route = new ReportRoute(Topic.METRICS, null);
        }
    }
}
