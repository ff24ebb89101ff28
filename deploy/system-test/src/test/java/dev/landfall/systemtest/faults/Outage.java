package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Feed;
import dev.landfall.systemtest.harness.Feed.Heard;
import java.time.Duration;
import java.util.List;

/** One trial in which the broker is away for a while: what must go on, and what must be there again afterwards. For one thread. */
final class Outage {
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(3);
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(5);

    /** The machine itself may stand still for a while; whoever waited for a broker would do so for 2 s at least. */
    private static final long LONGEST_GAP_MILLIS = 1_000;

    private final FaultStack stack;
    private final FaultTrial trial;
    private final Duration length;

    private Outage(FaultStack stack, FaultTrial trial, Duration length) {
        this.stack = stack;
        this.trial = trial;
        this.length = length;
    }

    static Outage begin(FaultStack stack, String name, Duration length) {
        return new Outage(
                stack, FaultTrial.begin(stack, name, FaultTrial.plan(stack, length, stack.nodeIds())), length);
    }

    FaultTrial trial() {
        return trial;
    }

    /** The fault comes; whoever asks for readiness is told. */
    void cut(Runnable fault) {
        trial.untilFault();
        fault.run();
        trial.detect("readiness says so", SHOWN_WITHIN, stack::readiness, status -> status == 503);
    }

    /** It is over, and the seconds that nobody could report are there, each with all drivers. */
    void heal(Duration after, Runnable cure) {
        trial.untilHealing(after);
        cure.run();
        trial.healed();
        trial.recover("caught up", CAUGHT_UP_WITHIN, this::secondsBehind, behind -> behind <= 0);
    }

    private long secondsBehind() {
        // A second is told once it is over, and has a second for its way.
        long due = Math.min(length.toSeconds(), (System.nanoTime() - trial.startNanos()) / 1_000_000_000L - 1);
        return due
                - secondsOfAll(stack.api()
                        .get("/api/tests/" + trial.id() + "/timeline")
                        .expect(200)
                        .doc());
    }

    private long secondsOfAll(Doc timeline) {
        return timeline.list("seconds").stream()
                .filter(second -> second.names("nodes").containsAll(stack.nodeIds()))
                .count();
    }

    /** The end of one that nobody should have noticed at the target. */
    void endAsPlanned() {
        trial.awaitEnd();
        trial.count("COMPLETED", 0);
        int gaps = stack.trials().end(trial.id()).timeline().list("gaps").size();
        Arrivals arrivals = trial.arrivals();
        String each = String.valueOf(length.toMillis() / 5);
        trial.row()
                .says("requests", each + " " + each + " " + each, arrivals.perDriver())
                .atMost("longest gap of a driver ms", LONGEST_GAP_MILLIS, arrivals.longestGapMillis())
                .atMost("gaps in the timeline", 0, gaps);
        trial.decide();
    }

    /** Adds to the row whether a driver was taken for dead, as the console was told. */
    void nobodyLost(Feed feed) {
        List<String> lost = feed.heard().stream()
                .map(Heard::message)
                .filter(message -> message.text("type").equals("drivers"))
                .flatMap(message -> message.list("drivers").stream())
                .filter(driver -> driver.text("state").equals("LOST"))
                .map(driver -> driver.text("node_id"))
                .distinct()
                .toList();
        trial.row().holds("drivers declared lost " + lost, lost.isEmpty());
    }
}
