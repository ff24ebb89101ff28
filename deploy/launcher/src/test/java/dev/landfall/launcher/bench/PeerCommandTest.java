package dev.landfall.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeerCommandTest {
    private static final PeerLoad LOAD =
            new PeerLoad("http://127.0.0.1:21999/", List.of("User-Agent: Landfall/0.1.0", "Landfall-Seq: 0"), 64, 10);
    private static final String REST = "-H User-Agent: Landfall/0.1.0 -H Landfall-Seq: 0 http://127.0.0.1:21999/";

    @Test
    void eachSendsWithOneThreadOverAllConnectionsForTheTimeGiven() {
        assertThat(line(Peer.WRK.command(LOAD))).isEqualTo("wrk -t1 -c64 -d10s " + REST);
        assertThat(line(Peer.HEY.command(LOAD))).isEqualTo("hey -cpus 1 -disable-compression -T  -c 64 -z 10s " + REST);
        assertThat(line(Peer.AB.command(LOAD))).isEqualTo("ab -q -k -c 64 -t 10 -n 5000000 " + REST);
        assertThat(line(Peer.H2LOAD.command(LOAD))).isEqualTo("h2load --h1 -t1 -c64 -D 10 " + REST);
    }

    // ab takes the number from -t as 50000 unless -n comes after it.
    @Test
    void abIsGivenItsCountAfterItsTime() {
        List<String> command = Peer.AB.command(LOAD);

        assertThat(command.indexOf("-n")).isGreaterThan(command.indexOf("-t"));
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void eachCanBeLookedAtWithOneConnectionAndTheSameHeaders(Peer peer) {
        assertThat(line(peer.once(LOAD)))
                .startsWith(peer.word() + " ")
                .containsPattern("-c ?1 ")
                .endsWith(REST);
    }

    private static String line(List<String> command) {
        return String.join(" ", command);
    }
}
