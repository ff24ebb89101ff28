package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import org.junit.jupiter.api.Test;

/** Bodies in chunks, right and broken. */
abstract class ChunkedAnswers extends AnswerTrials {

    @Test
    void oneChunk() {
        answers(CHUNKED + "5\r\nhello\r\n0\r\n\r\n").succeeds().keepsTheConnection();
    }

    @Test
    void noChunk() {
        answers(CHUNKED + "0\r\n\r\n").succeeds().keepsTheConnection();
    }

    @Test
    void manyChunks() {
        answers(CHUNKED + "2\r\nok\r\n".repeat(20_000) + "0\r\n\r\n").succeeds().keepsTheConnection();
    }

    @Test
    void chunksThatTakeManyReads() {
        answers(CHUNKED + ("40000\r\n" + "x".repeat(0x40000) + "\r\n").repeat(8) + "0\r\n\r\n")
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void chunksLargeAndSmallWithLeadingZeros() {
        answers(CHUNKED + "0A\r\n0123456789\r\n00a\r\n0123456789\r\n000\r\n\r\n")
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void extensions() {
        answers(CHUNKED + "5;name=value;quoted=\"a;b\"\r\nhello\r\n0 ; last\r\n\r\n")
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void extensionsOver4KiB() {
        answers(CHUNKED + "5;" + "x".repeat(5_000) + "\r\nhello\r\n0\r\n\r\n")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void trailers() {
        answers(CHUNKED + "5\r\nhello\r\n0\r\nChecksum: abc\r\nContent-Length: 9\r\n\r\n")
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void trailersThatAreNone() {
        answers(CHUNKED + "5\r\nhello\r\n0\r\nHTTP/1.1 200 OK\r\n\r\n")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void trailersOver64KiB() {
        answers(CHUNKED + "0\r\n" + "Trailer: x\r\n".repeat(10_000))
                .fails(ErrorClass.HEADERS_TOO_LARGE)
                .closesTheConnection();
    }

    @Test
    void aSizeThatIsNoNumber() {
        answers(CHUNKED + "five\r\nhello\r\n0\r\n\r\n")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void anEmptySize() {
        answers(CHUNKED + "\r\nhello\r\n0\r\n\r\n").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void aNegativeSize() {
        answers(CHUNKED + "-5\r\nhello\r\n0\r\n\r\n").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void aSizeWithPrefix() {
        answers(CHUNKED + "0x5\r\nhello\r\n0\r\n\r\n")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aSizeAfterABlank() {
        answers(CHUNKED + " 5\r\nhello\r\n0\r\n\r\n").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void twoSizes() {
        answers(CHUNKED + "5 5\r\nhello\r\n0\r\n\r\n")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aSizeOverTheCap() {
        answers(CHUNKED + "ffffffff\r\n").fails(ErrorClass.BODY_TOO_LARGE).closesTheConnection();
    }

    @Test
    void aSizeThatFitsIntoNoNumber() {
        answers(CHUNKED + "fffffffffffffffffffff\r\n")
                .fails(ErrorClass.BODY_TOO_LARGE)
                .closesTheConnection();
    }

    @Test
    void lessSizeThanData() {
        answers(CHUNKED + "4\r\nhello\r\n0\r\n\r\n").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void moreSizeThanData() {
        answers(CHUNKED + "6\r\nhello\r\n0\r\n\r\n").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void moreSizeThanDataThenNothing() {
        answersNoMoreThan(CHUNKED + "7\r\nhello").fails(ErrorClass.TIMEOUT).closesTheConnection();
    }

    // Elsewhere a bare line feed is let pass; here it would hide a size that is wrong by one.
    @Test
    void bareLineFeeds() {
        answers(CHUNKED + "5\nhello\n0\n\n").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void noLastChunk() {
        answersNoMoreThan(CHUNKED + "5\r\nhello\r\n").fails(ErrorClass.TIMEOUT).closesTheConnection();
    }

    @Test
    void noLastChunkBeforeAClose() {
        answersAndCloses(CHUNKED + "5\r\nhello\r\n").fails(ErrorClass.TRUNCATED).closesTheConnection();
    }

    @Test
    void noEmptyLineAfterTheLastChunkBeforeAClose() {
        answersAndCloses(CHUNKED + "5\r\nhello\r\n0\r\n")
                .fails(ErrorClass.TRUNCATED)
                .closesTheConnection();
    }

    @Test
    void bytesAfterTheLastChunk() {
        answers(CHUNKED + "5\r\nhello\r\n0\r\n\r\nmore")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void chunkedTwice() {
        answers(head("Transfer-Encoding: chunked", "Transfer-Encoding: chunked") + "0\r\n\r\n")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void chunkedBeforeAnotherCoding() {
        answers(head("Transfer-Encoding: chunked, gzip") + "0\r\n\r\n")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void chunkedAfterAnotherCoding() {
        answers(head("Transfer-Encoding: gzip, chunked") + "2\r\n\u001f\u008b\r\n0\r\n\r\n")
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void anotherCodingAloneLastsUntilTheClose() {
        answersAndCloses(head("Transfer-Encoding: gzip") + "\u001f\u008b")
                .succeeds()
                .closesTheConnection();
    }

    @Test
    void chunkedFromAServerOfHttp10IsReadAndClosed() {
        answers("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                .succeeds()
                .closesTheConnection();
    }
}
