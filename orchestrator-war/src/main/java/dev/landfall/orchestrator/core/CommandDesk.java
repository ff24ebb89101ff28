package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.BrokerUnavailable;
import dev.landfall.lifecycle.LandfallException;
import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.lifecycle.TransitionRefused;
import dev.landfall.lifecycle.UnknownTest;
import dev.landfall.message.Protocol;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.message.Trigger.StartOrder;
import dev.landfall.orchestrator.core.PendingCommands.Kind;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.workload.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries out commands: writes them, and lets them count once they have been read back. What was given up and shows up later is stopped.
 * Belongs to the coordinator.
 */
final class CommandDesk {

    private static final Duration AHEAD = Duration.ofSeconds(2);
    private static final Duration TRIGGER_VALID = Duration.ofSeconds(10);

    private final CoreState state;
    private final Scribe scribe;
    private final Publisher publisher;
    private final TestMaker maker;
    /** Triggers on their way, by the start they ask for. */
    private final Map<TestId, Instant> triggering = new HashMap<>();
    /** Those that nobody waits for any more, of which Kafka has not said yet whether it has them. */
    private final Map<TestId, Instant> unsettled = new HashMap<>();

    CommandDesk(CoreState state, Scribe scribe, Publisher publisher) {
        this.state = state;
        this.scribe = scribe;
        this.publisher = publisher;
        this.maker = new TestMaker(state);
    }

    CompletionStage<TestView> create(Plan plan, @Nullable String key) {
        return leading(() -> maker.create(plan, key));
    }

    CompletionStage<TestView> trigger(TestId id) {
        return leading(() -> {
            LoadTest test = unfinished(id);
            boolean waits = test.state() == TestState.CONFIGURED;
            boolean asked = waits ? test.triggerAsked() && !test.plan().autoTrigger() : triggering.containsKey(id);
            if (unsettled.containsKey(id)) {
                throw new BrokerUnavailable("an earlier trigger of this test may still show up, and the test is stopped"
                        + " then; another one can be tried once Kafka has taken or refused it");
            }
            if (test.state().isActive()
                    || asked
                    || state.pending().isWaiting(new PendingCommands.Key(Kind.TRIGGER, id))) {
                throw TransitionRefused.alreadyTriggered(test.state());
            }
            CompletionStage<TestView> answer = await(Kind.TRIGGER, id);
            if (waits) {
                test.askTrigger();
                Instant now = state.brokerTime().now();
                scribe.journal(
                        test, Journal.triggerAsked(test, state.leadership().term(), now));
            } else {
                writeTrigger(test);
            }
            return answer;
        });
    }

    CompletionStage<TestView> stop(TestId id) {
        return leading(() -> {
            LoadTest test = unfinished(id);
            Stop known = test.stop();
            if (known != null && known.aborts() && known.written()) {
                return CompletableFuture.completedFuture(view(id));
            }
            test.askStop(new Stop(state.brokerTime().now(), new Reason.StopAsked(), true, false));
            CompletionStage<TestView> answer = await(Kind.STOP, id);
            Stop stop = test.stop();
            if (stop != null) {
                scribe.journal(test, Journal.stopAsked(test, state.leadership().term(), stop));
            }
            scribe.beatSoon();
            publisher.changed(test);
            return answer;
        });
    }

    /** Writes the trigger of a test that is READY, unless one is on its way. */
    void writeTrigger(LoadTest test) {
        if (triggering.containsKey(test.id())) {
            return;
        }
        Instant startAt = state.brokerTime().in(AHEAD);
        triggering.put(test.id(), startAt);
        StartOrder order = new StartOrder(
                Protocol.VERSION, state.leadership().term(), test.epoch(), startAt, startAt.plus(TRIGGER_VALID));
        state.ports()
                .sender()
                .send(new Trigger(test.id(), order))
                .whenComplete((at, failure) -> onFailure(failure, () -> notTriggered(test, startAt)));
    }

    private void notTriggered(LoadTest test, Instant startAt) {
        unsettled.remove(test.id(), startAt);
        if (triggering.remove(test.id(), startAt)) {
            withdrawTrigger(test);
            state.pending().fail(new PendingCommands.Key(Kind.TRIGGER, test.id()), notWritten("the trigger"));
        }
    }

    boolean isTriggering(LoadTest test) {
        return triggering.containsKey(test.id());
    }

    /** Nobody waits for this command any more. */
    void gaveUp(PendingCommands.Key key) {
        switch (key.kind()) {
            case CREATE -> maker.abandon(key.testId());
            case TRIGGER -> {
                Instant given = triggering.remove(key.testId());
                if (given != null) {
                    unsettled.put(key.testId(), given);
                }
                state.book().find(key.testId()).ifPresent(this::withdrawTrigger);
            }
            case STOP -> {
                // Stays in force: the beat carries it.
            }
        }
    }

    void configRead(LoadTest test) {
        boolean expected = maker.read(test);
        if (!state.leadership().leads()) {
            return;
        }
        if (!test.term().equals(state.leadership().term())) {
            giveUp(test, "it was made by an orchestrator that no longer leads");
        } else if (!expected) {
            giveUp(test, "its creation was given up before it could be read back");
        }
        scribe.journal(test, Journal.entry(test, state.leadership().term()));
        scribe.beatSoon();
        publisher.changed(test);
        state.pending().complete(new PendingCommands.Key(Kind.CREATE, test.id()), view(test.id()));
    }

    void triggerRead(LoadTest test, StartOrder start) {
        if (test.hasEnded()) {
            scribe.list(test);
            return;
        }
        if (test.state().isActive()) {
            state.ignored().add(IgnoredCounts.Cause.REPEATED);
            return;
        }
        boolean expected = start.startAt().equals(triggering.remove(test.id()));
        unsettled.remove(test.id());
        test.start(start.startAt(), state.brokerTime().now());
        PendingCommands.Key asked = new PendingCommands.Key(Kind.TRIGGER, test.id());
        if (!expected) {
            String why = "its trigger was given up before it could be read back";
            giveUp(test, why);
            state.pending().fail(asked, new BrokerUnavailable("the test is stopped: " + why));
        }
        scribe.journal(test, Journal.entry(test, state.leadership().term()));
        scribe.beatSoon();
        publisher.changed(test);
        state.pending().complete(asked, view(test.id()));
    }

    void stateRead(LoadTest test, TestStateChange change) {
        Stop stop = test.stop();
        if (change.stopAskedAt() != null && stop != null && !stop.written()) {
            test.stopWasWritten();
            publisher.changed(test);
            state.pending().complete(new PendingCommands.Key(Kind.STOP, test.id()), view(test.id()));
        }
        if (change.reason().code().equals(Journal.TRIGGER_ASKED)) {
            triggerAskedRead(test);
        }
    }

    private void triggerAskedRead(LoadTest test) {
        if (triggering.containsKey(test.id()) && !test.hasEnded()) {
            // Given up, and asked again since: that is on its way.
            test.askTrigger();
        } else if (!test.triggerAsked() && !test.hasEnded() && !test.state().isActive()) {
            giveUp(test, "its trigger was given up before it could be read back");
            scribe.beatSoon();
        } else {
            publisher.changed(test);
            state.pending().complete(new PendingCommands.Key(Kind.TRIGGER, test.id()), view(test.id()));
        }
    }

    /** Whoever still waits to trigger it waits in vain. */
    void ended(LoadTest test) {
        triggering.remove(test.id());
        unsettled.remove(test.id());
        state.pending().fail(new PendingCommands.Key(Kind.TRIGGER, test.id()), TransitionRefused.ended(test.state()));
    }

    /** Whoever asked was told that it failed: then it must not start by itself once the broker is back. */
    private void withdrawTrigger(LoadTest test) {
        if (test.plan().autoTrigger() || test.hasEnded()) {
            return;
        }
        boolean isInTheJournal = test.state() == TestState.READY && test.triggerAsked();
        test.withdrawTrigger();
        scribe.forget(test);
        if (isInTheJournal) {
            giveUp(test, "its trigger was given up");
            scribe.beatSoon();
        }
    }

    private void giveUp(LoadTest test, String why) {
        Reason reason = new Reason.Recorded(new BrokerUnavailable(why).code(), why);
        test.askStop(new Stop(state.brokerTime().now(), reason, true, false));
    }

    private LoadTest unfinished(TestId id) {
        LoadTest test = state.book().find(id).orElse(null);
        TestState ended = test == null
                ? state.board().test(id).map(TestView::state).orElseThrow(() -> new UnknownTest(id))
                : test.state();
        if (test == null || test.hasEnded()) {
            throw TransitionRefused.ended(ended);
        }
        if (!test.term().equals(state.leadership().term())) {
            throw new BrokerUnavailable("the test is being taken over from another orchestrator; try again");
        }
        return test;
    }

    private TestView view(TestId id) {
        return state.board().test(id).orElseThrow(() -> new UnknownTest(id));
    }

    private CompletionStage<TestView> await(Kind kind, TestId id) {
        return state.pending()
                .await(new PendingCommands.Key(kind, id), state.ports().time().nanos());
    }

    private static BrokerUnavailable notWritten(String what) {
        return new BrokerUnavailable(what + " could not be written to Kafka");
    }

    private void onFailure(@Nullable Throwable failure, Runnable consequence) {
        if (failure != null) {
            state.ports().coordinator().execute(consequence);
        }
    }

    private CompletionStage<TestView> leading(Supplier<CompletionStage<TestView>> command) {
        Standing standing = state.leadership().standing();
        if (!standing.leads()) {
            return CompletableFuture.failedFuture(
                    new BrokerUnavailable("this orchestrator does not lead: " + standing.sentence()));
        }
        try {
            return command.get();
        } catch (LandfallException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
