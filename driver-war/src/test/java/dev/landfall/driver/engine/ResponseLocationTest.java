package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.stats.ErrorClass;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseLocationTest {

    private final ResponseParser parser = new ResponseParser(1000, true);

    @Test
    void tellsWhereAnAnswerLeadsHoweverItIsSplit() {
        byte[] bytes = latin1("HTTP/1.1 302 Found\r\nlOCATION: \t/a?b=\u00e9 \r\nContent-Length: 0\r\n\r\n");
        for (int split = 0; split <= bytes.length; split++) {
            parser.expect(false);
            parser.read(bytes, 0, split);
            parser.read(bytes, split, bytes.length);
            assertThat(parser.isDone()).isTrue();
            assertThat(parser.location()).as("split at %d", split).isEqualTo("/a?b=\u00e9");
        }
    }

    @Test
    void theNextAnswerHasNoLocationOfTheOneBefore() {
        read("HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n");
        read("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");
        assertThat(parser.location()).isNull();
        read("HTTP/1.1 103 Early\r\nLocation: /early\r\n\r\nHTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");
        assertThat(parser.location()).isNull();
    }

    @Test
    void doesNotChooseBetweenLocations() {
        read("HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n");
        assertThat(parser.location()).isEqualTo("/a");
        read("HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: /b\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n");
        assertThat(parser.location()).isNull();
    }

    @Test
    void aFoldedLocationIsNoneThatCanBeTrusted() {
        read("HTTP/1.1 302 Found\r\nLocation: /a\r\n b\r\nContent-Length: 0\r\n\r\n");
        assertThat(parser.failure()).isEqualTo(ErrorClass.PROTOCOL);
    }

    @Test
    void looksAtNoLocationUnlessItIsWanted() {
        ResponseParser ordinary = new ResponseParser(1000, false);
        byte[] bytes = latin1("HTTP/1.1 302 Found\r\nLocation: /a\r\n b\r\nContent-Length: 0\r\n\r\n");
        ordinary.expect(false);
        ordinary.read(bytes, 0, bytes.length);
        assertThat(ordinary.failure()).isNull();
        assertThat(ordinary.location()).isNull();
    }

    private void read(String answer) {
        byte[] bytes = latin1(answer);
        parser.expect(false);
        parser.read(bytes, 0, bytes.length);
        assertThat(parser.isDone()).isTrue();
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
