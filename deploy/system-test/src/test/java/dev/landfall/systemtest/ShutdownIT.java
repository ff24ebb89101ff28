package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Ports;
import dev.landfall.systemtest.harness.RawKafka.Entry;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** After everything else: what all those tests have left in the broker, and what the stack leaves on the machine. In order. */
@Order(Integer.MAX_VALUE)
@ExtendWith(SharedStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShutdownIT {
    private final Stack stack;

    ShutdownIT(Stack stack) {
        this.stack = stack;
    }

    @Order(1)
    @Test
    void nothingButYesWasEverWrittenToTrigger() {
        List<Entry> triggers;
        try (var kafka = stack.kafka()) {
            triggers = kafka.readAll("trigger");
        }
        assertThat(triggers).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.doc().text("trigger")).as("%s", entry).isEqualTo("YES");
            assertThat(entry.doc().text("test_id")).as("%s", entry).isEqualTo(entry.key());
        });
    }

    @Order(2)
    @Test
    void downLeavesNoProcessAndNoListener() {
        List<String> urls = stack.members().stream().map(Stack.Member::url).toList();
        stack.close();
        for (String url : urls) {
            int port = URI.create(url.contains("//") ? url : "kafka://" + url).getPort();
            assertThat(Ports.answers(port))
                    .as("somebody still listens at %s", url)
                    .isFalse();
        }
    }
}
