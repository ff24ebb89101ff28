package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.landfall.driver.engine.LimitedProcess.Seen;
import dev.landfall.stats.ErrorClass;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this machine has run out of is never blamed on the target. Each load runs in a process that is given little. */
class LocalLimitsTest {

    private static final int CONCURRENCY = 500;
    private static final int COUNT = 5000;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProcessThatMayOpenNoMoreFilesSaysSo(boolean nativeTransport) {
        try (TestServer server = TestServer.answering(TestServer.OK)) {
            Seen seen = LimitedProcess.after(
                    "ulimit -n 400 && exec \"$@\"", arguments(nativeTransport, Integer.toString(server.port())));
            assertOnly(ErrorClass.LOCAL_FD, seen);
            assertThat(server.connections.get()).as("of %s", seen).isLessThan(400);
            assertThat(server.requests.get()).as("of %s", seen).isEqualTo((int) seen.succeeded());
        }
    }

    /** A network of its own with sixteen ports for connections, so that nothing else on the machine runs short of them. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMachineThatHasNoPortLeftSaysSo(boolean nativeTransport) {
        assumeTrue(LimitedProcess.allows(List.of("unshare", "-rn", "ip", "link", "set", "lo", "up")));
        Seen seen = LimitedProcess.after(
                "exec unshare -rn bash -c 'ip link set lo up && echo 40000 40015 > "
                        + "/proc/sys/net/ipv4/ip_local_port_range && exec \"$@\"' bash \"$@\"",
                arguments(nativeTransport, "0"));
        assertOnly(ErrorClass.LOCAL_PORTS, seen);
    }

    private static List<String> arguments(boolean nativeTransport, String port) {
        return List.of(Boolean.toString(nativeTransport), "" + CONCURRENCY, "" + COUNT, port);
    }

    /** Those that got a connection sent their requests; all others failed in this one way. */
    private static void assertOnly(ErrorClass error, Seen seen) {
        assertThat(seen.errors()).as("%s", seen).containsOnlyKeys(error);
        assertThat(seen.sent()).as("%s", seen).isEqualTo(COUNT);
        assertThat(seen.succeeded())
                .as("%s", seen)
                .isEqualTo(COUNT - seen.errors().get(error))
                .isPositive();
    }
}
