package dev.landfall.driver.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ExecutorHostResolverTest {

    private final ExecutorHostResolver resolver = new ExecutorHostResolver(Runnable::run);

    @Test
    void literalsOfBothFamiliesAreFoundWithAndWithoutBrackets() {
        assertThat(resolve("127.0.0.1")).extracting(InetAddress::getHostAddress).containsExactly("127.0.0.1");
        assertThat(resolve("[::1]")).extracting(InetAddress::getHostAddress).containsExactly("0:0:0:0:0:0:0:1");
    }

    @Test
    void whatHasNoAddressFails() {
        assertThat(resolver.resolve("[::g]").toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void anExecutorThatTakesNoMoreFailsTheStageAndNotTheCaller() {
        ExecutorHostResolver busy = new ExecutorHostResolver(task -> {
            throw new RejectedExecutionException("full");
        });

        assertThat(busy.resolve("127.0.0.1").toCompletableFuture()).isCompletedExceptionally();
    }

    private List<InetAddress> resolve(String host) {
        return resolver.resolve(host).toCompletableFuture().join();
    }
}
