package dev.landfall.orchestrator.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.IdempotencyConflict;
import dev.landfall.lifecycle.NotEnoughDrivers;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.UnknownTest;
import dev.landfall.message.TestConfig;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.workload.DriverSelection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tests are made, and for which drivers. */
class LoadTestCreationTest extends LifeOfATest {

    @Test
    void refusesAPlanForWhichTooFewDriversAreFree() {
        stage.driver("a");
        TestId id = stage.create(Stage.plan(e -> {}));
        Throwable refused = failure(stage.core.create(Stage.plan(e -> {}), null));
        assertThat(refused).isInstanceOf(NotEnoughDrivers.class).hasMessageContaining("a (holds a test)");
        stage.now(stage.core.stop(id));
        assertThat(stage.create(Stage.plan(e -> {}))).isNotNull();
    }

    @Test
    void numbersTheSharesByName() {
        stage.driver("c");
        stage.driver("a");
        stage.driver("b");
        TestId two = stage.create(Stage.plan(e -> e.drivers = new DriverSelection.Count(2)));
        assertThat(stage.view(two).nodes()).extracting(Object::toString).containsExactly("a", "b");
        Throwable missing = failure(stage.core.create(
                Stage.plan(e -> e.drivers = new DriverSelection.Named(List.of("c", "z", "a"))), null));
        assertThat(missing).hasMessage("not alive and free: z (unknown), a (holds a test)");
    }

    @Test
    void givesTheSameTestForTheSameKeyAndRefusesAnotherPlan() {
        stage.driver("a");
        TestView first = stage.now(stage.core.create(Stage.plan(e -> {}), "k"));
        TestView second = stage.now(stage.core.create(Stage.plan(e -> {}), "k"));
        assertThat(second.testId()).isEqualTo(first.testId());
        assertThat(failure(stage.core.create(Stage.plan(e -> e.name = "other"), "k")))
                .isInstanceOf(IdempotencyConflict.class);
        assertThat(stage.log.written(TestConfig.class)).hasSize(1);
    }

    @Test
    void knowsNoTestThatWasNeverMade() {
        assertThat(failure(stage.core.stop(TestId.random()))).isInstanceOf(UnknownTest.class);
    }
}
