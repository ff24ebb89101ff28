package dev.landfall.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.launcher.stack.Pinning;
import dev.landfall.launcher.stack.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void readsTheCoresThatMayBeUsed() {
        String status = "Name:\tjava\nCpus_allowed:\tf0d\nCpus_allowed_list:\t0,2-3,8-11\nMems_allowed:\t1\n";

        assertThat(Cores.allowed(status)).containsExactly(0, 2, 3, 8, 9, 10, 11);
    }

    @Test
    void generatorsHaveACoreOfTheirOwnAndAllOthersShareTheServers() {
        Cores cores = Cores.choose(List.of(0, 1, 2, 3), true);

        assertThat(cores.forGenerator(List.of("wrk", "-t1"))).containsExactly("taskset", "-c", "3", "wrk", "-t1");
        assertThat(cores.forServer(List.of("nginx"))).containsExactly("taskset", "-c", "0", "nginx");
        assertThat(cores.ofStack())
                .isEqualTo(new Pinning(Map.of(Role.DRIVER, 3, Role.BROKER, 0, Role.ORCHESTRATOR, 0, Role.TARGET, 0)));
        assertThat(cores.line()).isEqualTo("driver and peers on core 3; server, broker and orchestrator on core 0");
    }

    @Test
    void aSingleCoreIsSharedAndThatIsSaid() {
        Cores cores = Cores.choose(List.of(5), true);

        assertThat(cores.forGenerator(List.of("wrk"))).containsExactly("taskset", "-c", "5", "wrk");
        assertThat(cores.forServer(List.of("nginx"))).containsExactly("taskset", "-c", "5", "nginx");
        assertThat(cores.line()).startsWith("ONE CORE FOR ALL");
    }

    @Test
    void withoutTasksetNothingIsPinnedAndThatIsSaid() {
        Cores cores = Cores.choose(List.of(0, 1), false);

        assertThat(cores.forGenerator(List.of("wrk"))).containsExactly("wrk");
        assertThat(cores.forServer(List.of("nginx"))).containsExactly("nginx");
        assertThat(cores.ofStack()).isEqualTo(Pinning.NONE);
        assertThat(cores.line()).startsWith("NOTHING IS PINNED (taskset is missing)");
    }
}
