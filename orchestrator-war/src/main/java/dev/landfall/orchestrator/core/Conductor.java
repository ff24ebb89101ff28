package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Reason;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger.StartOrder;
import dev.landfall.orchestrator.core.Lifecycle.Moment;
import dev.landfall.orchestrator.core.Lifecycle.Step;
import dev.landfall.orchestrator.core.Standing.Role;
import dev.landfall.orchestrator.core.view.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at facts and clock, takes the steps that are due while this orchestrator leads, and sees to it that they are written and shown. */
final class Conductor implements FoldListener {

    private static final Duration SECOND = Duration.ofSeconds(1);
    /** A new leader hears drivers first, before it gives anybody up. */
    private static final Duration LISTENS_FIRST = Duration.ofSeconds(10);
    /** Work is done several times a second: a longer pause was our own, and what came meanwhile is yet to be read. */
    private static final Duration OWN_PAUSE = Duration.ofSeconds(2);

    private static final Duration READS_UP = Duration.ofSeconds(5);
    /** A target that has not told by then does not tell. */
    private static final Duration TARGET_PATIENCE = Duration.ofSeconds(3);

    private final CoreState state;
    private final Scribe scribe;
    private final Publisher publisher;
    private final CommandDesk desk;
    private final Lifecycle lifecycle;
    private final TestFigures figures;
    private final Map<TestId, Long> targetAskedNanos = new HashMap<>();
    private final Set<LoadTest> lateData = new LinkedHashSet<>();
    private Instant leadsSince = Instant.MAX;
    private Instant readsUpUntil = Instant.EPOCH;
    private long lastSecondNanos;
    private long lastWorkNanos;

    Conductor(CoreState state, Scribe scribe, Publisher publisher, CommandDesk desk) {
        this.state = state;
        this.scribe = scribe;
        this.publisher = publisher;
        this.desk = desk;
        this.lifecycle = new Lifecycle(state.fleet());
        this.figures = new TestFigures(state.settings().metricsInterval());
        this.lastSecondNanos = state.ports().time().nanos();
        this.lastWorkNanos = lastSecondNanos;
    }

    /** Does all that is due. Called often: each costs little. */
    void work() {
        long nanos = state.ports().time().nanos();
        if (nanos - lastWorkNanos > OWN_PAUSE.toNanos()) {
            readsUpUntil = state.brokerTime().in(READS_UP);
        }
        lastWorkNanos = nanos;
        if (state.leadership().claim(nanos)) {
            scribe.beatSoon();
        }
        boolean leads = state.leadership().leads();
        if (leads && leadsSince.equals(Instant.MAX)) {
            takeTheLead();
        }
        state.pending().expire(nanos).forEach(desk::gaveUp);
        boolean acts = state.leadership().acts(state.brokerTime().now());
        if (acts) {
            state.book().unfinished().stream().filter(this::isOurs).forEach(this::conduct);
        }
        boolean secondIsOver = nanos - lastSecondNanos >= SECOND.toNanos();
        if (secondIsOver) {
            lastSecondNanos = nanos;
            everySecond(acts);
        }
        publisher.showDrivers();
        scribe.beatIfDue();
    }

    @Override
    public void configRead(LoadTest test) {
        desk.configRead(test);
        publisher.dataCameIn(test);
    }

    @Override
    public void triggerRead(LoadTest test, StartOrder start) {
        desk.triggerRead(test, start);
    }

    @Override
    public void stateRead(LoadTest test, TestStateChange change) {
        desk.stateRead(test, change);
    }

    @Override
    public void dataRead(LoadTest test) {
        if (test.hasEnded() && state.leadership().leads()) {
            lateData.add(test);
        }
        publisher.dataCameIn(test);
    }

    @Override
    public void finalRead(LoadTest test) {
        if (test.hasEnded()) {
            scribe.list(test);
        }
        scribe.beatSoon();
    }

    private void takeTheLead() {
        leadsSince = state.brokerTime().now();
        for (LoadTest test : state.book().all()) {
            test.timeline().skipTicks();
            publisher.changed(test);
            if (test.hasEnded()) {
                test.compact();
                publisher.saveUnlessSaved(test);
            } else if (!isOurs(test)) {
                scribe.journal(test, Journal.entry(test, state.leadership().term()));
            }
        }
    }

    /** True once the journal has a word of this orchestrator on it: what another one still says of it counts no more. */
    private boolean isOurs(LoadTest test) {
        return test.term().equals(state.leadership().term());
    }

    private void everySecond(boolean acts) {
        state.fleet().settle();
        if (acts) {
            lateData.removeIf(test -> state.book().find(test.id()).isEmpty());
            lateData.forEach(this::amend);
            publisher.saveDue();
            scribe.writeAgain();
            lateData.clear();
        }
        if (state.leadership().role() != Role.REPLAYING) {
            letOldOnesGo();
            publisher.refresh();
        }
    }

    private void conduct(LoadTest test) {
        publisher.tick(test);
        Moment at = moment(test);
        stopIfDue(test, at);
        for (Step step = next(test, at); step != null; step = next(test, at)) {
            take(test, step, at.now());
        }
        if (test.state() == TestState.READY && test.triggerAsked()) {
            desk.writeTrigger(test);
        }
        if (test.state() == TestState.DRAINING && lifecycle.isOver(test, at) && targetHasTold(test)) {
            end(test, at.now());
        }
    }

    private void stopIfDue(LoadTest test, Moment at) {
        Reason failure = test.state().isActive() ? lifecycle.failure(test) : null;
        Reason missed = test.state() == TestState.RUNNING && test.stop() == null ? publisher.missed(test) : null;
        if (failure != null && !at.now().isBefore(at.patientUntil())) {
            test.askStop(new Stop(at.now(), failure, false, false));
            scribe.beatSoon();
        } else if (missed != null) {
            test.askStop(new Stop(at.now(), missed, true, false));
            scribe.beatSoon();
        }
    }

    private @Nullable Step next(LoadTest test, Moment at) {
        return lifecycle.next(test, at, desk.isTriggering(test));
    }

    private Moment moment(LoadTest test) {
        Instant heardFirst = test.createdAt().isBefore(leadsSince) ? leadsSince.plus(LISTENS_FIRST) : Instant.EPOCH;
        return new Moment(state.brokerTime().now(), heardFirst.isAfter(readsUpUntil) ? heardFirst : readsUpUntil);
    }

    private void end(LoadTest test, Instant now) {
        Ledger ledger = figures.ledger(test, figures.whole(test));
        take(test, lifecycle.ending(test, ledger, now), now);
    }

    private void take(LoadTest test, Step step, Instant now) {
        test.become(step.next(), step.reason(), now);
        if (test.hasEnded()) {
            test.nodes().forEach(n -> n.endsAs(state.fleet().state(n.nodeId(), n.incarnation())));
        }
        scribe.journal(test, Journal.entry(test, state.leadership().term()));
        scribe.beatSoon();
        publisher.changed(test);
        if (test.hasEnded()) {
            targetAskedNanos.remove(test.id());
            desk.ended(test);
            scribe.list(test);
            publisher.save(test);
        }
    }

    /** Asks the target once, and waits for it a little. */
    private boolean targetHasTold(LoadTest test) {
        long nanos = state.ports().time().nanos();
        if (!test.target().asked()) {
            test.target(TargetAnswer.ASKED);
            targetAskedNanos.put(test.id(), nanos);
            state.ports()
                    .targets()
                    .received(test.plan().target(), test.id())
                    .whenComplete((told, failure) -> state.ports()
                            .coordinator()
                            .execute(() -> targetTold(test, failure == null ? told : OptionalLong.empty())));
        }
        long asked = targetAskedNanos.getOrDefault(test.id(), nanos);
        return test.target().answered() || nanos - asked >= TARGET_PATIENCE.toNanos();
    }

    private void targetTold(LoadTest test, OptionalLong told) {
        if (!test.hasEnded()) {
            test.target(TargetAnswer.of(told.isPresent() ? told.getAsLong() : null));
        }
    }

    private void amend(LoadTest test) {
        Instant now = state.brokerTime().now();
        test.compact();
        test.amend(test.amendments().next(now));
        scribe.journal(test, Journal.amended(test, state.leadership().term(), now));
        publisher.changed(test);
        publisher.save(test);
    }

    private void letOldOnesGo() {
        state.book().prune().forEach(state.board()::dropTimeline);
    }
}
