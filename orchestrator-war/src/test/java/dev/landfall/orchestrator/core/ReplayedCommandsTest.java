package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.message.TestConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Old records, written again by whoever, begin no test anew. */
class ReplayedCommandsTest {

    private final Stage stage = Stage.leading();

    private TestId stopped() {
        TestId id = stage.create(Stage.plan(e -> {}));
        stage.now(stage.core.stop(id));
        stage.settle();
        assertThat(stage.state(id)).isEqualTo(TestState.ABORTED);
        return id;
    }

    private TestConfig config(TestId id) {
        return stage.log.written(TestConfig.class).stream()
                .filter(c -> c.testId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void writeAgain(TestConfig config) {
        stage.log.append("test_config", 0, config);
        stage.advance(Duration.ofSeconds(3));
    }

    private List<Integer> savedRevisions(TestId id) {
        return stage.reports.saved.stream()
                .filter(v -> v.testId().equals(id))
                .map(v -> v.revision())
                .toList();
    }

    @Test
    void theConfigOfATestThatIsNoLongerInMemoryLeavesItsReportAlone() {
        stage.driver("a");
        TestId old = stopped();
        for (int i = 0; i < TestBook.ENDED_KEPT + 1; i++) {
            stopped();
        }
        stage.advance(Duration.ofSeconds(2));
        List<Integer> before = savedRevisions(old);
        writeAgain(config(old));
        assertThat(savedRevisions(old)).isEqualTo(before);
        assertThat(stage.core.diagnostics().ignored()).containsEntry("repeated", 1L);
    }

    @Test
    void aConfigWrittenAfterItsExpiryIsNoTest() {
        stage.driver("a");
        TestConfig config = config(stopped());
        TestId ghost = TestId.random();
        stage.advance(Duration.ofMinutes(20));
        writeAgain(new TestConfig(
                ghost, config.testType(), config.delayMillis(), config.countPerDriver(), config.assignment()));
        assertThat(stage.core.test(ghost)).isEmpty();
        assertThat(stage.core.diagnostics().ignored()).containsEntry("expired", 1L);
    }

    @Test
    void theConfigOfADeletedTestIsNoTest() {
        stage.driver("a");
        TestId id = stopped();
        stage.now(stage.core.delete(id));
        writeAgain(config(id));
        assertThat(stage.core.test(id)).isEmpty();
    }
}
