package dev.landfall.driver.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TickTest {

    @Test
    void anExceptionIsCountedAndDoesNotReachTheTimer() {
        Tick tick = new Tick("trial");
        AtomicInteger runs = new AtomicInteger();

        assertThatCode(() -> tick.run(() -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException("once");
                }))
                .doesNotThrowAnyException();
        tick.run(runs::incrementAndGet);

        assertThat(runs).hasValue(2);
        assertThat(tick.failures()).isEqualTo(1);
    }
}
