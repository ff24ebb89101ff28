package dev.landfall.message;

import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A test is to start. Written as {@code trigger: YES} and never otherwise: public drivers start on any record.
 *
 * @param start null from an orchestrator that speaks only the public fields
 */
public record Trigger(TestId testId, @Nullable StartOrder start) implements Command {

    /**
     * When, for whom.
     *
     * @param startAt on the broker's clock
     * @param expiresAt on the broker's clock; nothing is started after it
     */
    public record StartOrder(int protocol, Term term, Epoch epoch, Instant startAt, Instant expiresAt) {}

    @Override
    public void deliverTo(CommandHandler handler) {
        handler.on(this);
    }
}
