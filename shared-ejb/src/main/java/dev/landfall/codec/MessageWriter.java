package dev.landfall.codec;

import dev.landfall.message.Command;
import dev.landfall.message.CommandHandler;
import dev.landfall.message.Deregistration;
import dev.landfall.message.DriverBeat;
import dev.landfall.message.DriverReport;
import dev.landfall.message.DriverReportHandler;
import dev.landfall.message.FiguresReport;
import dev.landfall.message.FinalReport;
import dev.landfall.message.Message;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.Registration;
import dev.landfall.message.StandbyBeat;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Finds the codec of one message; a kind without one does not compile. Not thread-safe: one per message. */
final class MessageWriter implements DriverReportHandler, CommandHandler {

    private JsonObject written = JsonValue.EMPTY_JSON_OBJECT;

    JsonObject write(Message message) {
        if (message instanceof DriverReport report) {
            report.deliverTo(this);
        } else if (message instanceof Command command) {
            command.deliverTo(this);
        } else if (message instanceof StandbyBeat beat) {
            written = OrchestratorBeatCodec.write(beat);
        } else {
            written = JournalCodec.write((TestStateChange) message);
        }
        return written;
    }

    @Override
    public void on(Registration registration) {
        written = RegisterCodec.write(registration);
    }

    @Override
    public void on(Deregistration deregistration) {
        written = RegisterCodec.write(deregistration);
    }

    @Override
    public void on(DriverBeat beat) {
        written = HeartbeatCodec.write(beat);
    }

    @Override
    public void on(FiguresReport figures) {
        written = MetricsCodec.write(figures);
    }

    @Override
    public void on(MetricsReport metrics) {
        written = MetricsCodec.write(metrics);
    }

    @Override
    public void on(FinalReport last) {
        written = MetricsCodec.write(last);
    }

    @Override
    public void on(TestConfig config) {
        written = CommandCodec.write(config);
    }

    @Override
    public void on(Trigger trigger) {
        written = CommandCodec.write(trigger);
    }

    @Override
    public void on(OrchestratorBeat beat) {
        written = OrchestratorBeatCodec.write(beat);
    }
}
