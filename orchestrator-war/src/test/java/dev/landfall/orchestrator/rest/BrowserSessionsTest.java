package dev.landfall.orchestrator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.orchestrator.rest.BrowserSessions.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSessionsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path data;

    private BrowserSessions sessions;

    @BeforeEach
    void begin() throws IOException {
        sessions = new BrowserSessions(ApiToken.load(data, "open-sesame"));
    }

    @Test
    void aSessionIsKnownAgainAlsoAfterARestart() throws IOException {
        Session begun = sessions.begin(NOW);
        assertThat(sessions.read(begun.cookie(), NOW.plusSeconds(60))).contains(begun);
        var restarted = new BrowserSessions(ApiToken.load(data, "open-sesame"));
        assertThat(restarted.read(begun.cookie(), NOW.plusSeconds(60))).contains(begun);
    }

    @Test
    void itEndsWithItsTimeAndWithTheToken() throws IOException {
        Session begun = sessions.begin(NOW);
        Instant end = NOW.plus(BrowserSessions.LENGTH);
        assertThat(sessions.read(begun.cookie(), end)).isPresent();
        assertThat(sessions.read(begun.cookie(), end.plusSeconds(1))).isEmpty();
        var other = new BrowserSessions(ApiToken.load(data, "another"));
        assertThat(other.read(begun.cookie(), NOW)).isEmpty();
    }

    @Test
    void aSessionThatWasSignedOutOpensNothingAlsoByACopyOfItsCookie() {
        Session begun = sessions.begin(NOW);
        Session other = sessions.begin(NOW);
        assertThat(sessions.isOver(begun, NOW)).isFalse();
        sessions.end(begun, NOW.plusSeconds(1));
        assertThat(sessions.isOver(begun, NOW.plusSeconds(1))).isTrue();
        assertThat(sessions.read(begun.cookie(), NOW.plusSeconds(1))).isEmpty();
        assertThat(sessions.read(other.cookie(), NOW.plusSeconds(1))).contains(other);
        sessions.end(other, NOW.plus(BrowserSessions.LENGTH));
        assertThat(sessions.read(begun.cookie(), NOW.plus(BrowserSessions.LENGTH)))
                .isEmpty();
    }

    @Test
    void aSessionIsOverWithItsTime() {
        Session begun = sessions.begin(NOW);
        assertThat(begun.endsAt()).isEqualTo(NOW.plus(BrowserSessions.LENGTH));
        assertThat(sessions.isOver(begun, begun.endsAt())).isFalse();
        assertThat(sessions.isOver(begun, begun.endsAt().plusSeconds(1))).isTrue();
    }

    @Test
    void aLaterEndCannotBeWrittenIn() {
        String cookie = sessions.begin(NOW).cookie();
        String longer = NOW.plusSeconds(1_000_000).getEpochSecond() + cookie.substring(cookie.indexOf('.'));
        assertThat(sessions.read(longer, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "1.2", "x.y.z", "9999999999.AAAA.", "9999999999..AAAA"})
    void nothingElseIsASession(String cookie) {
        assertThat(sessions.read(cookie, NOW)).isEmpty();
    }

    @Test
    void eachHasItsOwnSecretThatIsNotItsCookie() {
        Session one = sessions.begin(NOW);
        Session two = sessions.begin(NOW);
        assertThat(one.csrf()).isNotEqualTo(two.csrf());
        assertThat(one.cookie()).isNotEqualTo(two.cookie()).doesNotContain(one.csrf());
        assertThat(BrowserSessions.isIn(one.csrf(), one)).isTrue();
        assertThat(BrowserSessions.isIn(two.csrf(), one)).isFalse();
        assertThat(BrowserSessions.isIn(null, one)).isFalse();
        assertThat(BrowserSessions.isIn("", one)).isFalse();
    }
}
