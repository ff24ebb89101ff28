package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.stats.ErrorClass;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {

    private static final long BODY_LIMIT = 1000;
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private final ResponseParser parser = new ResponseParser(BODY_LIMIT, false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 \r\ncontent-LENGTH:5 \r\nX: \t\u00e9\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
                "HTTP/1.1 204 No Content\r\nServer: x\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\nContent-Length: 900\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nLink: <a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nServer: folded\r\n onto the next\r\nContent-Length: 1\r\n\r\nx",
                "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 1\r\n\r\nx",
                CHUNKED + "5\r\nhello\r\n0\r\n\r\n",
                CHUNKED + "5;name=value;x=\"y\"\r\nhello\r\nA \r\n0123456789\r\n00\r\nTrailer: x\r\nOther: y\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n",
            })
    void readsAnAnswerToItsLastByteHoweverItIsSplit(String answer) {
        byte[] bytes = latin1(answer);
        for (int split = 0; split <= bytes.length; split++) {
            parser.expect(false);
            parser.read(bytes, 0, split);
            assertThat(parser.isDone())
                    .as("before the last byte, split at %d", split)
                    .isEqualTo(split == bytes.length);
            assertThat(parser.read(bytes, split, bytes.length)).isEqualTo(bytes.length);
            assertThat(parser.isDone()).as("split at %d", split).isTrue();
            assertThat(parser.failure()).as("split at %d", split).isNull();
            assertThat(parser.keepsAlive()).isTrue();
        }
        readByteByByte(bytes);
        assertThat(parser.isDone()).isTrue();
        assertThat(parser.failure()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "\u0015\u0003\u0001\u0000\u0002\u0002",
                "\r\nHTTP/1.1 200 OK\r\n",
                "HTTP/2 200 OK\r\n",
                "HTTP/1.1 20 OK\r\n",
                "HTTP/1.1 2000 OK\r\n",
                "HTTP/1.1 099 OK\r\n",
                "HTTP/1.x 200 OK\r\n",
                "HTTP/1.1  200 OK\r\n",
                "HTTP/1.1 200 O\u0000K\r\n",
                "HTTP/1.1 200 OK\r\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n",
                "HTTP/1.1 200 OK\r\n: no name\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length : 5\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n 0\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length:\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n",
                CHUNKED + "x\r\n",
                CHUNKED + "\r\n",
                CHUNKED + "-1\r\n",
                CHUNKED + "5 5\r\n",
                CHUNKED + "z",
                CHUNKED + "5\r\nhelloo\r\n",
                CHUNKED + "5\r\nhelloo",
                CHUNKED + "5\nhello\r\n",
                CHUNKED + "6\r\nhello\r\n",
                CHUNKED + "0\r\nno trailer\r\n",
            })
    void callsAWrongFormAProtocolFailure(String answer) {
        byte[] bytes = latin1(answer);
        for (int split = 0; split <= bytes.length; split++) {
            parser.expect(false);
            parser.read(bytes, 0, split);
            parser.read(bytes, split, bytes.length);
            assertThat(parser.isDone()).as("split at %d", split).isTrue();
            assertThat(parser.failure()).as("split at %d", split).isEqualTo(ErrorClass.PROTOCOL);
            assertThat(parser.keepsAlive()).isFalse();
        }
    }

    @Test
    void saysWhereTheAnswerEndsWhenMoreBytesFollow() {
        byte[] bytes = latin1("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1");
        parser.expect(false);
        assertThat(parser.read(bytes, 0, bytes.length)).isEqualTo(bytes.length - "HTTP/1.1".length());
        assertThat(parser.isDone()).isTrue();
    }

    @Test
    void anAnswerToHeadHasNoBodyWhateverItSays() {
        byte[] bytes = latin1("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n");
        parser.expect(true);
        parser.read(bytes, 0, bytes.length);
        assertThat(parser.isDone()).isTrue();
        assertThat(parser.keepsAlive()).isTrue();
    }

    @Test
    void anAnswerWithoutLengthLastsUntilTheClose() {
        byte[] bytes = latin1("HTTP/1.1 200 OK\r\n\r\nas long as it takes");
        parser.expect(false);
        parser.read(bytes, 0, bytes.length);
        assertThat(parser.isDone()).isFalse();
        parser.endOfStream();
        assertThat(parser.isDone()).isTrue();
        assertThat(parser.failure()).isNull();
        assertThat(parser.keepsAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTT",
                "HTTP/1.1 200 OK\r\nConte",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
                CHUNKED + "5\r\nhello\r\n",
                CHUNKED + "0\r\n",
            })
    void aCloseInTheMiddleTruncates(String answer) {
        byte[] bytes = latin1(answer);
        parser.expect(false);
        parser.read(bytes, 0, bytes.length);
        assertThat(parser.isDone()).isFalse();
        parser.endOfStream();
        assertThat(parser.failure()).isEqualTo(ErrorClass.TRUNCATED);
    }

    @Test
    void switchingProtocolsIsAFinalAnswerThatEndsTheConnection() {
        byte[] bytes = latin1("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n");
        parser.expect(false);
        parser.read(bytes, 0, bytes.length);
        assertThat(parser.isDone()).isTrue();
        assertThat(parser.failure()).isNull();
        assertThat(parser.status()).isEqualTo(101);
        assertThat(parser.keepsAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: x, Close , y\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.0 200 OK\r\nConnection: keep-alive, close\r\nContent-Length: 0\r\n\r\n",
            })
    void saysWhenTheConnectionMustNotBeUsedAgain(String answer) {
        byte[] bytes = latin1(answer);
        parser.expect(false);
        parser.read(bytes, 0, bytes.length);
        assertThat(parser.isDone()).isTrue();
        assertThat(parser.failure()).isNull();
        assertThat(parser.keepsAlive()).isFalse();
    }

    @Test
    void isGoodForTheNextAnswerAfterAFailureInMidLine() {
        byte[] cut = latin1("HTTP/1.1 200 OK\r\nX: \u0000half a li");
        byte[] right = latin1("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        parser.expect(false);
        parser.read(cut, 0, cut.length);
        parser.endOfStream();
        parser.expect(false);
        parser.read(right, 0, right.length);
        assertThat(parser.isDone()).isTrue();
        assertThat(parser.failure()).isNull();
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
