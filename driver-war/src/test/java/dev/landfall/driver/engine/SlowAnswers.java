package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.stats.ErrorClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Answers that take their time, or never end. */
abstract class SlowAnswers extends AnswerTrials {

    private static final long FIVE_GIGABYTES = 5_000_000_000L;
    /** What the kernels on both sides may hold although the driver has stopped reading. */
    private static final long SOCKET_BUFFERS = 32 << 20;

    @Test
    void neverAnswering() {
        answersNoMoreThan("").fails(ErrorClass.TIMEOUT).closesTheConnection();
    }

    @Test
    void aHeadThatStops() {
        answersNoMoreThan("HTTP/1.1 200 OK\r\nConte").fails(ErrorClass.TIMEOUT).closesTheConnection();
    }

    // A byte now and then must not be taken for progress: the timeout is for the whole answer.
    @Test
    void headersThatTrickle() {
        trial(request -> trickle(request, head("X: " + "y".repeat(1000)), 20))
                .once()
                .run()
                .fails(ErrorClass.TIMEOUT)
                .closesTheConnection();
    }

    @Test
    void headersAtAByteASecond() {
        trial(request -> trickle(request, OK, 1000))
                .once()
                .run()
                .fails(ErrorClass.TIMEOUT)
                .closesTheConnection();
    }

    @Test
    void aBodyThatTricklesWithoutEnd() {
        trial(request -> trickle(request, head() + "x".repeat(1000), 20))
                .once()
                .run()
                .fails(ErrorClass.TIMEOUT)
                .closesTheConnection();
    }

    @Test
    void chunksThatTrickleWithoutEnd() {
        trial(request -> trickle(request, CHUNKED + "1\r\nx\r\n".repeat(1000), 5))
                .once()
                .run()
                .fails(ErrorClass.TIMEOUT)
                .closesTheConnection();
    }

    @Test
    void oneBytePerPacket() {
        trial(request -> trickle(request, head("Server: x", "Content-Length: 5") + "hello", 0))
                .run()
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void chunksWithOneBytePerPacket() {
        trial(request -> trickle(request, CHUNKED + "5;x=y\r\nhello\r\n0\r\nTrailer: x\r\n\r\n", 0))
                .run()
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void interimAnswersWithOneBytePerPacket() {
        trial(request -> trickle(request, "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n" + OK, 0))
                .run()
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void aRestInMidAnswer() {
        trial(request -> {
                    request.send(OK.substring(0, 10));
                    Loads.pause(100);
                    request.send(OK.substring(10));
                })
                .count(2)
                .run()
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void aBodyOf5GBWithItsLength() {
        floods(head("Content-Length: " + FIVE_GIGABYTES), "x".repeat(64 * 1024));
    }

    @Test
    void aBodyOf5GBInChunks() {
        floods(CHUNKED, "10000\r\n" + "x".repeat(0x10000) + "\r\n");
    }

    @Test
    void aBodyOf5GBUntilTheClose() {
        floods(head(), "x".repeat(64 * 1024));
    }

    private void floods(String begin, String again) {
        AtomicLong sent = new AtomicLong();
        trial(request -> flood(request, begin, again.getBytes(StandardCharsets.US_ASCII), sent))
                .count(2)
                .run()
                .fails(ErrorClass.BODY_TOO_LARGE)
                .closesTheConnection();
        assertThat(sent.get()).isLessThan(AnswersOfTargetsTest.BODY_LIMIT_BYTES + SOCKET_BUFFERS);
    }

    private static void flood(TestServer.Request request, String begin, byte[] again, AtomicLong sent)
            throws IOException {
        request.send(begin);
        while (sent.get() < FIVE_GIGABYTES) {
            request.send(again);
            sent.addAndGet(again.length);
        }
    }
}
