package dev.landfall.orchestrator.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a report after its test ended.
 *
 * @param revision from 1
 * @param amendedAt null in revision 1
 * @param saved the files of this revision are on disk
 */
record Amendments(int revision, @Nullable Instant amendedAt, boolean saved) {

    static final Amendments NONE = new Amendments(1, null, false);

    Amendments next(Instant at) {
        return new Amendments(revision + 1, at, false);
    }

    Amendments asSaved() {
        return new Amendments(revision, amendedAt, true);
    }
}
