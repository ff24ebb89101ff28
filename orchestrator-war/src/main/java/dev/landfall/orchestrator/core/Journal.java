package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.Term;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.TestStateChange;
import java.time.Instant;

/** What the orchestrator writes down of a test, so that another life of it can go on. */
final class Journal {

    /** Code of the reason under which a trigger that waits for READY is written down; the state stays CONFIGURED. */
    static final String TRIGGER_ASKED = "TRIGGER_ASKED";

    private Journal() {}

    /** Where the test stands now. */
    static TestStateChange entry(LoadTest test, Term term) {
        return entry(test, term, test.state(), test.reason(), test.stateSince());
    }

    /** A trigger was asked before every driver was ready. */
    static TestStateChange triggerAsked(LoadTest test, Term term, Instant now) {
        Reason reason = new Reason.Recorded(TRIGGER_ASKED, "a trigger was asked; the test starts when all are ready");
        return entry(test, term, test.state(), reason, now);
    }

    /** A stop is in force from here on. */
    static TestStateChange stopAsked(LoadTest test, Term term, Stop stop) {
        return entry(test, term, test.state(), stop.reason(), stop.askedAt());
    }

    /** Late data have changed the report of an ended test. */
    static TestStateChange amended(LoadTest test, Term term, Instant now) {
        return entry(test, term, test.state(), test.reason(), now);
    }

    private static TestStateChange entry(LoadTest test, Term term, TestState state, Reason reason, Instant at) {
        Stop stop = test.stop();
        return new TestStateChange(
                test.id(),
                term,
                test.epoch(),
                state,
                reason,
                at,
                test.startAt(),
                stop == null ? null : stop.askedAt(),
                test.offsets());
    }
}
