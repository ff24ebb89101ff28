package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.stats.ErrorClass;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of an answer is read at most, and that it does not depend on how the answer is split. */
class ResponseLimitsTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ResponseParser parser = new ResponseParser(1000, false);

    @Test
    void refusesHeadsOver64KiBOfAnyKind() {
        assertThat(failureOfEndless("HTTP/1.1 200 OK\r\n", "x".repeat(1000))).isEqualTo(ErrorClass.HEADERS_TOO_LARGE);
        assertThat(failureOfEndless("HTTP/1.1 200 OK\r\n", "Name: value\r\n")).isEqualTo(ErrorClass.HEADERS_TOO_LARGE);
        assertThat(failureOfEndless("", "HTTP/1.1 102 Processing\r\n\r\n")).isEqualTo(ErrorClass.HEADERS_TOO_LARGE);
        assertThat(failureOfEndless(CHUNKED + "0\r\n", "Trailer: x\r\n")).isEqualTo(ErrorClass.HEADERS_TOO_LARGE);
    }

    @Test
    void refusesBodiesOverTheLimitOfAnyKind() {
        assertThat(failureOfEndless("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n", "x"))
                .isEqualTo(ErrorClass.BODY_TOO_LARGE);
        assertThat(failureOfEndless("HTTP/1.1 200 OK\r\n\r\n", "x".repeat(100))).isEqualTo(ErrorClass.BODY_TOO_LARGE);
        assertThat(failureOfEndless(CHUNKED, "2\r\nxx\r\n")).isEqualTo(ErrorClass.BODY_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
                CHUNKED + "3e9\r\n",
                CHUNKED + "1\r\nx\r\n3e8\r\n",
                CHUNKED + "ffffffffffffffffffff\r\n",
            })
    void refusesASizeOverTheLimitBeforeTheFirstByteOfIt(String answer) {
        byte[] bytes = latin1(answer);
        for (int split = 0; split <= bytes.length; split++) {
            parser.expect(false);
            parser.read(bytes, 0, split);
            parser.read(bytes, split, bytes.length);
            assertThat(parser.failure()).as("split at %d", split).isEqualTo(ErrorClass.BODY_TOO_LARGE);
        }
    }

    @Test
    void takesBodiesUpToTheLimitHoweverTheyCome() {
        assertThat(failureOf("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + "x".repeat(1000)))
                .isNull();
        assertThat(failureOf(CHUNKED + "1\r\nx\r\n3E7\r\n" + "x".repeat(999) + "\r\n0\r\n\r\n"))
                .isNull();
    }

    @Test
    void refusesAChunkLineOver4KiBHoweverItIsSplit() {
        String most = "0" + ";".repeat(ChunkLine.MAX_BYTES - 1);
        assertThat(failureOf(CHUNKED + most + "\r\n\r\n")).isNull();
        assertThat(failureOf(CHUNKED + most + ";\r\n\r\n")).isEqualTo(ErrorClass.PROTOCOL);
    }

    @Test
    void callsALongFirstLineThatIsNoStatusLineAProtocolFailureHoweverItIsSplit() {
        assertThat(failureOf("x".repeat(70_000))).isEqualTo(ErrorClass.PROTOCOL);
        assertThat(failureOf("x".repeat(70_000) + "\n")).isEqualTo(ErrorClass.PROTOCOL);
        assertThat(failureOf("HTTP/1.1 200 " + "x".repeat(70_000))).isEqualTo(ErrorClass.HEADERS_TOO_LARGE);
    }

    /** In one piece and byte by byte, which must come to the same. */
    private ErrorClass failureOf(String answer) {
        byte[] bytes = latin1(answer);
        parser.expect(false);
        parser.read(bytes, 0, bytes.length);
        assertThat(parser.isDone()).isTrue();
        ErrorClass inOnePiece = parser.failure();
        readByteByByte(bytes);
        assertThat(parser.isDone()).isTrue();
        assertThat(parser.failure()).isEqualTo(inOnePiece);
        return inOnePiece;
    }

    private ErrorClass failureOfEndless(String begin, String again) {
        parser.expect(false);
        byte[] first = latin1(begin);
        byte[] rest = latin1(again);
        parser.read(first, 0, first.length);
        for (int i = 0; i < 100_000 && !parser.isDone(); i++) {
            parser.read(rest, 0, rest.length);
        }
        assertThat(parser.isDone()).isTrue();
        return parser.failure();
    }

    private void readByteByByte(byte[] bytes) {
        parser.expect(false);
        for (int i = 0; i < bytes.length && !parser.isDone(); i++) {
            byte[] one = {bytes[i]};
            assertThat(parser.read(one, 0, 1)).isEqualTo(1);
        }
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
