package dev.landfall.orchestrator.core;

import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import dev.landfall.message.OrchestratorBeat;
import dev.landfall.message.StandbyBeat;
import dev.landfall.message.TestConfig;
import dev.landfall.message.TestStateChange;
import dev.landfall.message.Trigger;
import dev.landfall.orchestrator.core.Recording.Entry;
import dev.landfall.orchestrator.core.view.DriverView;
import dev.landfall.orchestrator.core.view.TestTimes;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An orchestrator that starts after the trigger of a recorded test, leads, and reads the drivers' reports as they are delivered to it. The
 * clocks are those of the recording; drivers beat as they did, and go on beating after it.
 */
final class Playback implements CommandSender, TimeSource, ViewListener, ReportStore {

    private static final Duration HEARD_BEFORE = Duration.ofSeconds(3);
    private static final Duration READ_AFTERWARDS = Duration.ofSeconds(12);
    private static final Duration AS_USUAL = Duration.ofMillis(500);

    /** A report, and when it gets into the log. */
    record Delivery(Instant at, Entry entry) {}

    private final Recording recording;
    private final TestCoordinator core;
    private final Map<String, Long> offsets = new HashMap<>();
    private final Queue<Delivery> due = new ArrayDeque<>();
    private final Queue<Runnable> own = new ArrayDeque<>();
    private final Instant begin;
    private final Duration step;
    private Instant now;

    private Playback(Recording recording, Duration step, long received) {
        this.recording = recording;
        this.step = step;
        this.begin = recording.trigger().loggedAt();
        this.now = begin;
        Ports ports = new Ports(
                new SerialExecutor(Runnable::run),
                Runnable::run,
                this,
                this,
                this,
                this,
                (target, test) -> CompletableFuture.completedFuture(OptionalLong.of(received)));
        this.core = new TestCoordinator(
                new CoreSettings(new NodeId("playback"), new Incarnation("playback"), Duration.ofSeconds(1)), ports);
    }

    /**
     * Plays all of it.
     *
     * @param step between two polls, until all is read
     * @param received what the target will say
     */
    static Playback of(Recording recording, List<Delivery> reports, Duration step, long received) {
        Playback playback = new Playback(recording, step, received);
        playback.start();
        playback.play(reports);
        return playback;
    }

    TestView view() {
        return core.test(testId()).orElseThrow();
    }

    TimelineView timeline() {
        return core.timeline(testId()).orElseThrow();
    }

    LoadTest test() {
        return core.state().book().find(testId()).orElseThrow();
    }

    Map<String, Long> ignored() {
        return core.diagnostics().ignored();
    }

    private TestId testId() {
        return ((TestConfig) recording.config().message()).testId();
    }

    private void start() {
        recording.registrations().forEach(this::readAsItWas);
        readAsItWas(recording.config());
        readAsItWas(recording.trigger());
        core.log().onCommandsRead();
        recording.beats().stream()
                .filter(beat ->
                        !beat.loggedAt().isAfter(begin) && beat.loggedAt().isAfter(begin.minus(HEARD_BEFORE)))
                .forEach(this::readAsItWas);
        core.log().onCaughtUp();
    }

    private void play(List<Delivery> reports) {
        Instant last = reports.stream()
                .map(Delivery::at)
                .max(Comparator.naturalOrder())
                .orElse(begin);
        Instant end = last.plus(READ_AFTERWARDS);
        List<Delivery> all = new ArrayList<>(reports);
        all.addAll(beatsUntil(end));
        all.sort(Comparator.comparing(Delivery::at));
        due.addAll(all);
        while (now.isBefore(end)) {
            now = now.plus(now.isBefore(last) ? step : AS_USUAL);
            readDue();
        }
    }

    private void readDue() {
        for (Runnable written = own.poll(); written != null; written = own.poll()) {
            written.run();
        }
        while (!due.isEmpty() && !due.peek().at().isAfter(now)) {
            Delivery delivery = due.remove();
            LogPosition was = delivery.entry().at();
            core.log()
                    .onRecord(
                            position(was.topic(), was.partition(), delivery.at()),
                            delivery.entry().message());
        }
        core.log().onPoll();
    }

    private List<Delivery> beatsUntil(Instant end) {
        List<Delivery> beats = new ArrayList<>();
        Map<NodeId, Entry> last = new LinkedHashMap<>();
        for (Entry beat : recording.beats()) {
            if (beat.loggedAt().isAfter(begin)) {
                beats.add(new Delivery(beat.loggedAt(), beat));
                last.put(beat.nodeId(), beat);
            }
        }
        last.values().forEach(beat -> {
            for (Instant at = beat.loggedAt().plusSeconds(1); at.isBefore(end); at = at.plusSeconds(1)) {
                beats.add(new Delivery(at, beat));
            }
        });
        return beats;
    }

    private void readAsItWas(Entry entry) {
        core.log().onRecord(entry.at(), entry.message());
    }

    private LogPosition position(String topic, int partition, Instant at) {
        return new LogPosition(topic, partition, 1_000_000 + offsets.merge(topic + partition, 1L, Long::sum), at);
    }

    private CompletionStage<LogPosition> write(String topic, int partition, Message message) {
        LogPosition at = position(topic, partition, now);
        own.add(() -> core.log().onRecord(at, message));
        return CompletableFuture.completedFuture(at);
    }

    @Override
    public CompletionStage<LogPosition> send(OrchestratorBeat beat) {
        write("heartbeat", 1, beat);
        return write("heartbeat", 0, beat);
    }

    @Override
    public CompletionStage<LogPosition> send(StandbyBeat beat) {
        return write("heartbeat", 1, beat);
    }

    @Override
    public CompletionStage<LogPosition> send(TestStateChange change) {
        return write("test_state", 0, change);
    }

    @Override
    public CompletionStage<LogPosition> send(TestConfig config) {
        throw new AssertionError("nobody asked for a test: " + config);
    }

    @Override
    public CompletionStage<LogPosition> send(Trigger trigger) {
        throw new AssertionError("it has been triggered before: " + trigger);
    }

    @Override
    public Instant wall() {
        return now;
    }

    @Override
    public long nanos() {
        return Duration.between(begin, now).toNanos();
    }

    @Override
    public void onDrivers(List<DriverView> drivers) {}

    @Override
    public void onTest(TestView test) {}

    @Override
    public void onTick(TestView test, TimelineView.Second second, Instant now) {}

    @Override
    public CompletionStage<Void> save(TestView test, TimelineView timeline, TestTimes times) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Optional<Saved>> saved(TestId id) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    @Override
    public CompletionStage<Void> delete(TestId id) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean isDeleted(TestId id) {
        return false;
    }
}
