package dev.landfall.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestBytesTest {
    private static final RequestBytes DRIVERS = RequestBytes.of("GET / HTTP/1.1\r\nHost: 127.0.0.1:20000\r\n"
            + "User-Agent: Landfall/0.1.0\r\nLandfall-Test: 0123456789\r\nLandfall-Node: driver-1\r\n\r\n");

    @Test
    void takesTheHeadersOfTheDriverButHostWhichEveryPeerSendsItself() {
        assertThat(DRIVERS.length()).isEqualTo(16 + 23 + 28 + 27 + 25 + 2);
        assertThat(DRIVERS.headers())
                .containsExactly("User-Agent: Landfall/0.1.0", "Landfall-Test: 0123456789", "Landfall-Node: driver-1");
    }

    @Test
    void aPeerThatSendsLessGetsALongerValue() {
        assertThat(DRIVERS.longerBy(3)).contains("Landfall-Test: 0123456789000", "Landfall-Node: driver-1");
    }

    @Test
    void aPeerThatSendsMoreGetsAShorterValueAndWhereThatIsNotEnoughAnother() {
        assertThat(DRIVERS.longerBy(-4)).contains("Landfall-Test: 012345", "Landfall-Node: driver-1");
        assertThat(DRIVERS.longerBy(-12)).contains("Landfall-Test: 0", "Landfall-Node: drive");
    }

    @Test
    void noValueVanishes() {
        assertThat(DRIVERS.longerBy(-100))
                .containsExactly("User-Agent: Landfall/0.1.0", "Landfall-Test: 0", "Landfall-Node: d");
    }
}
