package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A constant arrival rate: 200 a second on each of two drivers for ten seconds. */
@Order(11)
@ExtendWith(SharedStack.class)
class ConstantRateIT {
    private static final long PER_SECOND = 400;

    private final Stack stack;

    ConstantRateIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void schedulesExactlyTheRateAndKeepsIt() {
        Result result = stack.trials()
                .run(Plan.avalanche(stack.ping())
                        .with("throughput_per_driver", 200)
                        .durationMillis(10_000)
                        .on(stack.nodeIds()));
        assertThat(result.report().text("model")).isEqualTo("OPEN");
        assertThat(result.requests("scheduled")).as("%s", result.report()).isEqualTo(4_000);
        assertThat(result.requests("not_sent")).as("%s", result.report()).isLessThanOrEqualTo(20);
        List<Long> perSecond = sentInEachOfTenSeconds(result.timeline());
        assertThat(perSecond.stream().filter(sent -> Math.abs(sent - PER_SECOND) > PER_SECOND / 20))
                .as("seconds off by more than 5 %% of %d, of %s", PER_SECOND, perSecond)
                .hasSizeLessThanOrEqualTo(1);
    }

    private static List<Long> sentInEachOfTenSeconds(Doc timeline) {
        assertThat(timeline.list("seconds")).as("%s", timeline).hasSizeGreaterThanOrEqualTo(10);
        return timeline.list("seconds").subList(0, 10).stream()
                .map(second -> second.whole("sent"))
                .toList();
    }
}
