package dev.landfall.driver.messaging;

import static java.lang.System.Logger.Level.ERROR;

import dev.landfall.driver.core.DriverNode;
import dev.landfall.kafka.RecordSink;
import dev.landfall.message.Command;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import java.util.function.Consumer;

/** Hands what orchestrators say to the driver, and passes over what others write to the same topics. Belongs to the poll loop. */
public final class CommandSink implements RecordSink {

    private static final System.Logger LOG = System.getLogger(CommandSink.class.getName());

    private final DriverNode driver;

    public CommandSink(DriverNode driver) {
        this.driver = driver;
    }

    @Override
    public void onRecord(LogPosition at, Message message) {
        if (message instanceof Command command) {
            guarded(at.partitionName() + " offset " + at.offset(), d -> d.onCommand(at, command));
        }
    }

    @Override
    public void onCaughtUp() {
        guarded("the end of the topics", DriverNode::onListening);
    }

    @Override
    public void onPoll() {
        guarded("a poll", DriverNode::onPoll);
    }

    /** A fault of ours in one record must not keep the next from being read, or a stop would never arrive. */
    private void guarded(String what, Consumer<DriverNode> work) {
        try {
            work.accept(driver);
        } catch (RuntimeException e) {
            LOG.log(ERROR, () -> "could not work on " + what, e);
        }
    }
}
