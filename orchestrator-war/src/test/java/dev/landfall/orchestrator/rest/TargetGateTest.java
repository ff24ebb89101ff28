package dev.landfall.orchestrator.rest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.lifecycle.TargetNotAllowed;
import dev.landfall.workload.AllowList;
import dev.landfall.workload.Target;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGateTest {

    private final TargetGate gate = new TargetGate(AllowList.parse("localhost,127.0.0.0/8,::1/128"), Set.of(9092));

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1/", "http://127.9.9.9:81/x", "http://[::1]:8090/", "http://localhost:8090/"})
    void letsLoopbackPass(String url) {
        assertThatCode(() -> check(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://192.0.2.7:8090/",
                "http://[fe80::1]/",
                "http://0.0.0.0/",
                "http://no-such-host.invalid/"
            })
    void refusesWhatTheListDoesNotName(String url) {
        assertThatThrownBy(() -> check(url)).isInstanceOf(TargetNotAllowed.class);
    }

    @Test
    void refusesThePortsOfBrokerAndOrchestrator() {
        assertThatThrownBy(() -> check("http://127.0.0.1:9092/")).hasMessageContaining("9092");
        assertThatThrownBy(() -> check("http://127.0.0.1:8080/")).hasMessageContaining("8080");
    }

    private void check(String url) {
        gate.check(Target.get(URI.create(url)), 8080);
    }
}
