package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;

import dev.landfall.stats.ErrorClass;
import org.junit.jupiter.api.Test;

/** Answers that have no body, and interim answers before the one that counts. */
abstract class BodilessAnswers extends AnswerTrials {

    @Test
    void aNoContent() {
        answers("HTTP/1.1 204 No Content\r\n\r\n").succeeds().keepsTheConnection();
    }

    @Test
    void aNoContentWithALengthOfZero() {
        answers("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n")
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void aNoContentWithALengthButNoBody() {
        answers("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n")
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void aNoContentWithABody() {
        answers("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aNotModified() {
        answers("HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n").succeeds().keepsTheConnection();
    }

    @Test
    void aNotModifiedWithTheLengthOfWhatItDoesNotSend() {
        answers("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n")
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void aNotModifiedWithABody() {
        answers("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\nhello")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void anAnswerToHead() {
        answersToHead(head("Content-Length: 5")).succeeds().keepsTheConnection();
    }

    @Test
    void anAnswerToHeadWithoutLength() {
        answersToHead(head()).succeeds().keepsTheConnection();
    }

    @Test
    void aChunkedAnswerToHead() {
        answersToHead(CHUNKED).succeeds().keepsTheConnection();
    }

    @Test
    void anAnswerToHeadWithALengthOverTheCap() {
        answersToHead(head("Content-Length: 5000000000")).succeeds().keepsTheConnection();
    }

    @Test
    void anAnswerToHeadWithABody() {
        answersToHead(head("Content-Length: 5") + "hello")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aContinue() {
        answers("HTTP/1.1 100 Continue\r\n\r\n" + OK).succeeds().keepsTheConnection();
    }

    @Test
    void aProcessing() {
        answers("HTTP/1.1 102 Processing\r\n\r\n" + OK).succeeds().keepsTheConnection();
    }

    @Test
    void earlyHints() {
        answers("HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n" + OK)
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void anInterimAnswerThatNobodyKnows() {
        answers("HTTP/1.1 199 What\r\n\r\n" + OK).succeeds().keepsTheConnection();
    }

    @Test
    void anInterimAnswerWithALengthThatMeansNothing() {
        answers("HTTP/1.1 100 Continue\r\nContent-Length: 50\r\n\r\n" + OK)
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void manyInterimAnswers() {
        answers("HTTP/1.1 102 Processing\r\n\r\n".repeat(100) + OK).succeeds().keepsTheConnection();
    }

    @Test
    void endlessInterimAnswers() {
        answers("HTTP/1.1 102 Processing\r\n\r\n".repeat(10_000))
                .fails(ErrorClass.HEADERS_TOO_LARGE)
                .closesTheConnection();
    }

    @Test
    void interimAnswersThatGoOnSlowly() {
        trial(request -> trickle(request, "HTTP/1.1 102 Processing\r\n\r\n".repeat(1000), 1))
                .once()
                .run()
                .fails(ErrorClass.TIMEOUT)
                .closesTheConnection();
    }

    @Test
    void anInterimAnswerAndNoOther() {
        answersNoMoreThan("HTTP/1.1 100 Continue\r\n\r\n")
                .fails(ErrorClass.TIMEOUT)
                .closesTheConnection();
    }

    @Test
    void aCloseAfterAnInterimAnswer() {
        answersAndCloses("HTTP/1.1 100 Continue\r\n\r\n")
                .fails(ErrorClass.TRUNCATED)
                .closesTheConnection();
    }

    @Test
    void switchingProtocols() {
        answers("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")
                .succeeds()
                .closesTheConnection();
    }

    private Outcome answersToHead(String answer) {
        return trial(request -> request.send(answer))
                .how(loads -> loads.method("HEAD", null))
                .run();
    }
}
