package dev.landfall.systemtest.faults;

import dev.landfall.systemtest.harness.Answer;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Row;
import dev.landfall.systemtest.oracle.Sighting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * One test into which one fault comes, and the line that it ends in. Times are of the monotonic clock, counted from the first request that the
 * witness saw. For one thread.
 */
final class FaultTrial {
    private static final Set<String> ENDS = Set.of("COMPLETED", "PARTIAL", "ABORTED", "FAILED");
    private static final Duration FIRST_REQUEST = Duration.ofSeconds(60);
    private static final Duration TO_THE_END = Duration.ofSeconds(150);
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FaultStack stack;
    private final Row row;
    private final String id;
    private long startNanos;
    private long faultNanos;
    private long healedNanos;
    private long deadlineNanos = Long.MAX_VALUE;
    private final Map<String, Long> silences = new HashMap<>();
    private boolean hasDetected;
    private boolean hasRecovered;
    private Doc report;

    private FaultTrial(FaultStack stack, String name, String id) {
        this.stack = stack;
        this.row = new Row(name);
        this.id = id;
    }

    /** Open model, 200/s of each of these drivers. */
    static Plan plan(FaultStack stack, Duration length, List<String> nodeIds) {
        return Plan.tsunami(stack.witness().url(), 5)
                .durationMillis(length.toMillis())
                .on(nodeIds);
    }

    /** The standard trial on all drivers of the stack; returns when the witness has seen the first request. */
    static FaultTrial begin(FaultStack stack, String name) {
        return begin(stack, name, plan(stack, Pace.standard().length(), stack.nodeIds()));
    }

    static FaultTrial begin(FaultStack stack, String name, Plan plan) {
        return create(stack, name, plan).start();
    }

    /** A test that nobody has triggered yet. */
    static FaultTrial create(FaultStack stack, String name, Plan plan) {
        stack.settle();
        return of(stack, name, stack.trials().create(plan));
    }

    /** A test that somebody else has made, or will. */
    static FaultTrial of(FaultStack stack, String name, String id) {
        return new FaultTrial(stack, name, id);
    }

    /** Triggers it; returns when the witness has seen the first request. */
    FaultTrial start() {
        stack.api().post("/api/tests/" + id + "/trigger").expect(202);
        return awaitStart();
    }

    /** Returns when the witness has seen the first request. */
    FaultTrial awaitStart() {
        startNanos = Await.until("first request of " + id, FIRST_REQUEST, this::sightings, s -> !s.isEmpty())
                .get(0)
                .nanos();
        return this;
    }

    /** Empty while nobody knows of it. */
    String state() {
        Answer answer = stack.api().get("/api/tests/" + id);
        return answer.status() == 404 ? "" : answer.expect(200).doc().text("state");
    }

    void awaitState(String state) {
        Await.until("test " + id + " " + state, FIRST_REQUEST, this::state, state::equals);
    }

    String id() {
        return id;
    }

    /** For figures beside the standard ones. */
    Row row() {
        return row;
    }

    /** Waits until the test has run for so long. */
    void until(Duration sinceStart) {
        untilNanos(startNanos + sinceStart.toNanos());
    }

    /** Waits for the moment of the standard fault; what comes next is the fault. */
    void untilFault() {
        until(Pace.standard().faultAt());
        fault();
    }

    /** The fault comes now. */
    void fault() {
        faultNanos = System.nanoTime();
    }

    /** Waits until the fault is so old; what comes next is its end. */
    void untilHealing(Duration sinceFault) {
        untilNanos(faultNanos + sinceFault.toNanos());
        healedNanos = System.nanoTime();
    }

    /** The fault is over now. */
    void heal() {
        healedNanos = System.nanoTime();
    }

    private static void untilNanos(long nanos) {
        Duration left = Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
        Await.until("that moment of the trial", left, left.plus(PATIENCE), System::nanoTime, now -> now >= nanos);
    }

    /** The fault is over now. */
    void healed() {
        healedNanos = System.nanoTime();
    }

    /** Waits until the fault shows; the time since it came must be within the limit. */
    <T> T detect(String how, Duration limit, Callable<T> look, Predicate<T> shows) {
        return detect(how, faultNanos, limit, look, shows);
    }

    /** The same for one that can show itself only from a later instant on. */
    <T> T detect(String how, long sinceNanos, Duration limit, Callable<T> look, Predicate<T> shows) {
        hasDetected = true;
        return awaited("DETECT", how, sinceNanos, limit, look, shows);
    }

    /** Waits until all is as before; the time since the fault's end must be within the limit. */
    <T> T recover(String how, Duration limit, Callable<T> look, Predicate<T> shows) {
        hasRecovered = true;
        return awaited("RECOVER", how, healedNanos, limit, look, shows);
    }

    /** The same for anything else, from an instant on. */
    <T> T awaited(String name, String how, long sinceNanos, Duration limit, Callable<T> look, Predicate<T> shows) {
        T seen = Await.until(name + " " + how, limit.plus(PATIENCE), look, shows);
        row.atMost(name + " s, " + how, limit.toMillis() / 1e3, (System.nanoTime() - sinceNanos) / 1e9);
        return seen;
    }

    /** A recovery that was seen before this trial began. */
    void recovered(String how, Duration limit, long tookNanos) {
        hasRecovered = true;
        row.atMost("RECOVER s, " + how, limit.toMillis() / 1e3, tookNanos / 1e9);
    }

    long faultNanos() {
        return faultNanos;
    }

    /** In s after the first request. */
    double faultAt() {
        return (faultNanos - startNanos) / 1e9;
    }

    /** In s. */
    double sinceFault() {
        return (System.nanoTime() - faultNanos) / 1e9;
    }

    long startNanos() {
        return startNanos;
    }

    List<Sighting> sightings() {
        return stack.witness().of(id);
    }

    Arrivals arrivals() {
        return new Arrivals(sightings());
    }

    /** Waits until no requests come any more; the last one must have come so soon after the fault. */
    void lastRequestWithin(Duration limit) {
        nothingAfter(faultNanos + limit.toNanos());
        Arrivals all = Await.until(
                "silence at the witness",
                limit.plus(PATIENCE),
                this::arrivals,
                arrivals -> System.nanoTime() - arrivals.lastNanos() > SILENCE.toNanos());
        row.atMost("last request s after the fault", limit.toSeconds(), (all.lastNanos() - faultNanos) / 1e9);
    }

    /** From then on no request may come; without it, from the moment on at which the end of the test is seen. */
    void nothingAfter(long nanos) {
        deadlineNanos = nanos;
    }

    /** The same for the requests of one driver. */
    void nothingFrom(String nodeId, long nanos) {
        silences.put(nodeId, nanos);
    }

    /** Waits for the end of the test, whichever; an orchestrator that is away counts as not yet. */
    Doc awaitEnd() {
        Await.until("end of test " + id, TO_THE_END, this::state, ENDS::contains);
        nothingAfter(Math.min(deadlineNanos, System.nanoTime()));
        return report();
    }

    /** The report as it is now. */
    Doc report() {
        report = stack.api().get("/api/tests/" + id + "/report").expect(200).doc();
        return report;
    }

    /** A driver's part of the report read last. */
    Doc reported(String nodeId) {
        return report.list("drivers").stream()
                .filter(driver -> driver.text("node_id").equals(nodeId))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Adds the end state and what was lost, counted twice and sent astray according to the report read last. Of the last two, none may be.
     */
    Losses count(String state, long mostLost) {
        Losses losses = Losses.of(
                report, sightings(), node -> Math.min(deadlineNanos, silences.getOrDefault(node, Long.MAX_VALUE)));
        row.says("state", state, report.text("state"))
                .atMost("LOST", mostLost, losses.lost())
                .atMost("DUP", 0, losses.dup())
                .atMost("STRAY", 0, losses.stray());
        return losses;
    }

    /** The end of a trial: the test in its end state with this much lost at most, the row decided, all drivers free again. */
    Doc end(String state, long mostLost) {
        awaitEnd();
        count(state, mostLost);
        return decide();
    }

    /** Prints the row. */
    Doc decide() {
        if (!hasDetected) {
            row.remark("DETECT –");
        }
        if (!hasRecovered) {
            row.remark("RECOVER –");
        }
        try {
            row.decide();
        } catch (AssertionError e) {
            System.err.println("report " + report + "\n" + stack.tails());
            throw e;
        }
        return report;
    }
}
