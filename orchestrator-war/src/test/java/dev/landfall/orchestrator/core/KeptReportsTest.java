package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.StoreUnavailable;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.lifecycle.TransitionRefused;
import dev.landfall.message.MetricsReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reports that are on disk, and tests that were deleted, over the lives of orchestrators. */
class KeptReportsTest {

    private final Stage stage = Stage.leading();
    private @Nullable MetricsReport withheld;

    @Test
    void aReportThatIsOnDiskIsNotWrittenAgainByTheNextLifeAndKeepsWhatTheTargetTold() {
        TestId id = ended();
        stage.reports.onDisk.put(id, new ReportStore.Saved(1, null, 15L));

        Stage next = takeOver();

        assertThat(next.reports.saved).isEmpty();
        assertThat(next.view(id).reportSaved()).isTrue();
        assertThat(next.view(id).targetReceived()).isEqualTo(15);
    }

    @Test
    void aReportThatIsNotOnDiskIsWrittenByTheNextLife() {
        TestId id = ended();

        Stage next = takeOver();

        assertThat(next.reports.saved).extracting(view -> view.testId()).containsExactly(id);
    }

    @Test
    void anOlderRevisionOnDiskIsReplacedAndStillTellsOfTheTarget() {
        TestId id = ended();
        stage.drivers.get(0).send(Objects.requireNonNull(withheld));
        stage.advance(Duration.ofSeconds(2));
        assertThat(stage.view(id).revision()).isEqualTo(2);
        stage.reports.onDisk.put(id, new ReportStore.Saved(1, null, 15L));

        Stage next = takeOver();

        assertThat(next.reports.saved).hasSize(1);
        assertThat(next.reports.saved.get(0).revision()).isEqualTo(2);
        assertThat(next.reports.saved.get(0).targetReceived()).isEqualTo(15);
    }

    @Test
    void theInstantOfAnAmendmentIsThatOfTheFile() {
        TestId id = ended();
        Instant amendedAt = Instant.parse("2026-01-02T03:04:05Z");
        stage.reports.onDisk.put(id, new ReportStore.Saved(3, amendedAt, null));

        Stage next = takeOver();

        assertThat(next.view(id).revision()).isEqualTo(3);
        assertThat(next.view(id).amendedAt()).isEqualTo(amendedAt);
    }

    @Test
    void aDeletedTestIsGoneAndStaysGoneThoughTheLogStillHasIt() {
        TestId id = ended();
        TestId other = ended();

        stage.now(stage.core.delete(id));
        stage.advance(Duration.ofSeconds(2));

        assertThat(stage.core.test(id)).isEmpty();
        assertThat(stage.core.tests(10, null)).extracting(view -> view.testId()).containsExactly(other);
        Stage next = takeOver();
        assertThat(next.core.test(id)).isEmpty();
        assertThat(next.core.test(other)).isPresent();
    }

    @Test
    void lateDataDoNotBringADeletedTestBack() {
        TestId id = ended();
        FakeDriver late = stage.drivers.get(0);
        late.send(Objects.requireNonNull(withheld));
        stage.settle();
        stage.now(stage.core.delete(id));
        late.send(late.last(id, EndReason.PLAN_ELAPSED));
        stage.advance(Duration.ofSeconds(3));

        assertThat(stage.core.test(id)).isEmpty();
    }

    @Test
    void aTestThatHasNotEndedIsNotDeleted() {
        FakeDriver a = stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> e.durationMillis = 1000.0));

        assertThat(stage.core.delete(id))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(TransitionRefused.class);
        assertThat(stage.view(id).nodes()).containsExactly(a.nodeId());
        assertThat(stage.reports.deleted).isEmpty();
    }

    @Test
    void filesThatCannotBeRemovedLeaveTheTestAsItIs() {
        TestId id = ended();
        stage.reports.nextDeletion = CompletableFuture.failedFuture(new StoreUnavailable("READ_ONLY"));

        assertThat(stage.core.delete(id).toCompletableFuture()).isCompletedExceptionally();
        assertThat(stage.view(id).state()).isEqualTo(TestState.COMPLETED);
    }

    private TestId ended() {
        stage.targetCount = OptionalLong.of(15);
        stage.drivers.clear();
        FakeDriver driver = stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> e.durationMillis = 1000.0));
        driver.say(DriverState.READY, id);
        stage.now(stage.core.trigger(id));
        stage.advance(Duration.ofMillis(3100));
        driver.send(driver.interval(id, 10, 1));
        withheld = driver.interval(id, 5, 1);
        driver.send(driver.last(id, EndReason.PLAN_ELAPSED));
        driver.say(DriverState.IDLE, null);
        stage.advance(Duration.ofSeconds(1));
        assertThat(stage.state(id).isFinal()).isTrue();
        return id;
    }

    private Stage takeOver() {
        stage.core.leave();
        stage.settle();
        stage.freeze();
        Stage next = stage.another("orchestrator-2").start();
        next.advance(Duration.ofSeconds(7));
        return next;
    }
}
