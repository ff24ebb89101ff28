package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.DriverState;
import dev.landfall.lifecycle.LandfallException;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.workload.Plan;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A test on the stage, as far as most trials of its life need it to have come. */
abstract class LifeOfATest {

    final Stage stage = Stage.leading();

    final TestId ready(Plan plan, FakeDriver... drivers) {
        TestId id = stage.create(plan);
        for (FakeDriver driver : drivers) {
            driver.say(DriverState.READY, id);
        }
        assertThat(stage.state(id)).isEqualTo(TestState.READY);
        return id;
    }

    final TestId run(Plan plan, FakeDriver... drivers) {
        TestId id = ready(plan, drivers);
        stage.now(stage.core.trigger(id));
        stage.advance(Duration.ofMillis(2100));
        assertThat(stage.state(id)).isEqualTo(TestState.RUNNING);
        return id;
    }

    final void second(TestId id, FakeDriver a, int n, double millis, FakeDriver b, int m, double others) {
        a.send(a.interval(id, n, millis));
        b.send(b.interval(id, m, others));
        stage.advance(Duration.ofSeconds(1));
    }

    final String code(CompletionStage<TestView> stageOf) {
        return ((LandfallException) failure(stageOf)).code();
    }

    final Throwable failure(CompletionStage<TestView> stageOf) {
        stage.settle();
        try {
            stageOf.toCompletableFuture().join();
        } catch (CompletionException e) {
            return e.getCause();
        }
        throw new AssertionError("did not fail");
    }
}
