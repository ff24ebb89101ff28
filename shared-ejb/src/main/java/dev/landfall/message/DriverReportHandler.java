package dev.landfall.message;

/** Takes each kind of report; a forgotten kind does not compile. */
public interface DriverReportHandler {

    void on(Registration registration);

    void on(Deregistration deregistration);

    void on(DriverBeat beat);

    void on(FiguresReport figures);

    void on(MetricsReport metrics);

    void on(FinalReport last);
}
