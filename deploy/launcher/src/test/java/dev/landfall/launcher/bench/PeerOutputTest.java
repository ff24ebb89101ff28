package dev.landfall.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The outputs are those of wrk 4.1.0, hey 0.1.4, ab 2.3 and h2load 1.52.0, shortened. */
class PeerOutputTest {
    @Test
    void readsWrk() {
        Count count = count(Peer.WRK, """
                Running 2s test @ http://127.0.0.1:21999/
                  1 threads and 64 connections
                  Thread Stats   Avg      Stdev     Max   +/- Stdev
                    Latency   212.29us   53.79us   3.11ms   91.89%
                    Req/Sec   215.28k     2.48k  218.63k    80.00%
                  428193 requests in 2.00s, 60.03MB read
                Requests/sec: 214006.94
                Transfer/sec:     30.00MB
                """);

        assertThat(count.requests()).isEqualTo(428_193);
        assertThat(count.failed()).isZero();
        assertThat(count.seconds()).isEqualTo(2.0008, within(0.0001));
    }

    @Test
    void readsWhatWrkSaysOfFailures() {
        Count count = count(Peer.WRK, """
                  31782 requests in 1.10s, 3.62MB read
                  Socket errors: connect 1, read 20, write 300, timeout 4000
                  Non-2xx or 3xx responses: 15891
                Requests/sec:  28894.38
                """);

        assertThat(count.failed()).isEqualTo(15_891 + 4_321);
    }

    @Test
    void readsHey() {
        Count count = count(Peer.HEY, """

                Summary:
                  Total:\t2.0007 secs
                  Slowest:\t0.0451 secs
                  Requests/sec:\t43570.9658

                Response time histogram:
                  0.000 [1]\t|
                  0.005 [86013]\t|■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■

                Status code distribution:
                  [200]\t87100 responses
                  [503]\t60 responses

                Error distribution:
                  [10]\tGet "http://127.0.0.1:21997/": dial tcp 127.0.0.1:21997: connect: connection refused
                  [3]\tGet "http://127.0.0.1:21997/": EOF
                """);

        assertThat(count.requests()).isEqualTo(87_172);
        assertThat(count.failed()).isEqualTo(60 + 13);
        assertThat(count.seconds()).isEqualTo(2.0007);
    }

    @Test
    void readsAb() {
        Count count = count(Peer.AB, """
                Concurrency Level:      64
                Time taken for tests:   2.000 seconds
                Complete requests:      429024
                Failed requests:        2
                   (Connect: 0, Receive: 0, Length: 2, Exceptions: 0)
                Non-2xx responses:      5
                Keep-Alive requests:    429024
                Requests per second:    214506.32 [#/sec] (mean)
                """);

        assertThat(count).isEqualTo(new Count(429_024, 7, 2.0));
    }

    @Test
    void readsH2load() {
        Count count = count(Peer.H2LOAD, """
                Main benchmark duration is over for thread #0. Stopping all clients.

                finished in 2.00s, 186228.00 req/s, 26.11MB/s
                requests: 372456 total, 372520 started, 372456 done, 372450 succeeded, 6 failed, 6 errored, 1 timeout
                status codes: 372450 2xx, 0 3xx, 0 4xx, 0 5xx
                req/s           :    2711.67     3101.45     2909.41       98.07    67.19%
                """);

        assertThat(count).isEqualTo(new Count(372_456, 7, 2.0));
    }

    @ParameterizedTest
    @EnumSource(Peer.class)
    void anOutputWithoutFiguresIsAFailureThatQuotesIt(Peer peer) {
        assertThatThrownBy(() -> count(peer, "something\nunable to connect\n"))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("unable to connect");
    }

    private static Count count(Peer peer, String output) {
        return peer.count(new Output(output));
    }
}
