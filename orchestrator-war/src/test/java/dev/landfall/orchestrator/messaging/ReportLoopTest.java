package dev.landfall.orchestrator.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.kafka.PollLoop.Source;
import dev.landfall.kafka.RecordSink;
import dev.landfall.kafka.StartFrom;
import dev.landfall.kafka.SupervisedLoop;
import dev.landfall.kafka.Topic;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.message.LogPosition;
import dev.landfall.message.Message;
import dev.landfall.message.Registration;
import dev.landfall.orchestrator.core.LogFollower;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportLoopTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NEEDED = NOW.minusSeconds(500);

    private final List<String> told = new ArrayList<>();
    private final List<FakeLoop> loops = new ArrayList<>();
    private int lives;
    private int over;
    private final ReportLoop loop = new ReportLoop(this::loop, Runnable::run, Follower::new, () -> NOW);

    @Test
    void readsCommandsToTheirEndBeforeItReadsReportsFromWhereTheyAreNeeded() {
        loops.get(0).script = sink -> {
            sink.onRecord(new LogPosition("register", 0, 41, NOW), new Registration(new NodeId("a"), "ip", null));
            sink.onCaughtUp();
        };
        loop.run();

        assertThat(told).containsExactly("register-0@41", "commands read");
        assertThat(loops.get(0).sources).extracting(Source::topic).doesNotContain(Topic.METRICS, Topic.HEARTBEAT);
        assertThat(loops.get(0).stopped).isTrue();
        List<Source> second = loops.get(1).sources;
        assertThat(from(second, Topic.REGISTER)).isEqualTo(new StartFrom.Offsets(Map.of(0, 42L)));
        assertThat(from(second, Topic.TRIGGER)).isEqualTo(new StartFrom.Offsets(Map.of(0, 0L)));
        assertThat(from(second, Topic.METRICS)).isEqualTo(new StartFrom.Since(NEEDED));
        assertThat(second)
                .filteredOn(source -> source.topic() == Topic.HEARTBEAT)
                .extracting(Source::from)
                .containsExactly(new StartFrom.Last(1000), new StartFrom.Since(NOW.minus(Duration.ofMinutes(11))));
    }

    @Test
    void tellsThatItHasCaughtUpOnlyAfterTheReports() {
        loops.get(0).script = RecordSink::onCaughtUp;
        loop.run();
        assertThat(told).doesNotContain("caught up");
        loops.get(1).script = RecordSink::onCaughtUp;
        loop.run();
        assertThat(told).containsExactly("commands read", "caught up");
    }

    @Test
    void goesOnWithTheSameLoopAfterAFailure() {
        loops.get(0).script = RecordSink::onCaughtUp;
        loop.run();
        loops.get(1).script = sink -> {
            throw new IllegalStateException("broker gone");
        };
        assertThatThrownBy(loop::run).hasMessage("broker gone");
        loops.get(1).script = sink -> {};
        loop.run();
        assertThat(loops).hasSize(2);
        assertThat(loops.get(1).runs).isEqualTo(3);
        assertThat(told).containsExactly("commands read");
    }

    @Test
    void readsNoReportsWhenItWasStoppedBefore() {
        loop.stop();
        loops.get(0).script = RecordSink::onCaughtUp;
        loop.run();
        assertThat(loops).hasSize(1);
    }

    @Test
    void readsTheLogAgainFromItsBeginningOnceNobodyTakesMoreOfIt() {
        loops.get(0).script = RecordSink::onCaughtUp;
        loop.run();
        loops.get(1).script = sink -> {
            over = 1;
            sink.onPoll();
        };
        loop.run();
        assertThat(loops.get(1).stopped).isTrue();
        assertThat(loops).hasSize(3);
        assertThat(loops.get(2).sources).extracting(Source::topic).contains(Topic.TEST_STATE);
        assertThat(from(loops.get(2).sources, Topic.TEST_STATE)).isEqualTo(new StartFrom.Beginning());
        assertThat(lives).isEqualTo(2);
    }

    private SupervisedLoop loop(String name, List<Source> sources, RecordSink sink) {
        FakeLoop fake = new FakeLoop(name, sources, sink);
        loops.add(fake);
        return fake;
    }

    private static StartFrom from(List<Source> sources, Topic topic) {
        return sources.stream()
                .filter(s -> s.topic() == topic)
                .map(Source::from)
                .findFirst()
                .orElseThrow();
    }

    private interface Script {
        void play(RecordSink sink);
    }

    private static final class FakeLoop implements SupervisedLoop {

        private final String name;
        private final List<Source> sources;
        private final RecordSink sink;
        private Script script = sink -> {};
        private boolean stopped;
        private int runs;

        FakeLoop(String name, List<Source> sources, RecordSink sink) {
            this.name = name;
            this.sources = sources;
            this.sink = sink;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void run() {
            runs++;
            script.play(sink);
        }

        @Override
        public void stop() {
            stopped = true;
        }
    }

    private final class Follower implements LogFollower {

        private final int life = ++lives;

        @Override
        public boolean isOver() {
            return life <= over;
        }

        @Override
        public void onRecord(LogPosition at, Message message) {
            told.add(at.partitionName() + "@" + at.offset());
        }

        @Override
        public Instant onCommandsRead() {
            told.add("commands read");
            return NEEDED;
        }

        @Override
        public void onCaughtUp() {
            told.add("caught up");
        }

        @Override
        public void onPoll() {}
    }
}
