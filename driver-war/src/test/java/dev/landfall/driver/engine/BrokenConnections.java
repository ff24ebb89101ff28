package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;

import dev.landfall.stats.ErrorClass;
import org.junit.jupiter.api.Test;

/** Connections that are closed or reset before, in and between answers, and answers that nobody asked for. */
abstract class BrokenConnections extends AnswerTrials {

    /** Between two requests: long enough for the driver to see what the target does to an idle connection. */
    private static final long IDLE_MILLIS = 900;

    @Test
    void aResetBeforeTheAnswer() {
        trial(TestServer.Request::reset).run().fails(ErrorClass.RESET).closesTheConnection();
    }

    @Test
    void aResetInTheHead() {
        trial(request -> {
                    request.send("HTTP/1.1 200 OK\r\nConte");
                    request.reset();
                })
                .run()
                .fails(ErrorClass.RESET)
                .closesTheConnection();
    }

    @Test
    void aResetInTheBody() {
        trial(request -> {
                    request.send(head("Content-Length: 9") + "hello");
                    request.reset();
                })
                .run()
                .fails(ErrorClass.RESET)
                .closesTheConnection();
    }

    @Test
    void aResetInABodyThatLastsUntilTheClose() {
        trial(request -> {
                    request.send(head() + "as long as");
                    request.reset();
                })
                .run()
                .fails(ErrorClass.RESET)
                .closesTheConnection();
    }

    @Test
    void aResetInAChunk() {
        trial(request -> {
                    request.send(CHUNKED + "9\r\nhello");
                    request.reset();
                })
                .run()
                .fails(ErrorClass.RESET)
                .closesTheConnection();
    }

    @Test
    void aResetBeforeASecondAnswer() {
        trial(TestServer.Request::reset)
                .afterARightAnswer()
                .run()
                .fails(ErrorClass.RESET)
                .closesTheConnection();
    }

    @Test
    void aCloseBeforeTheAnswer() {
        trial(TestServer.Request::close)
                .count(2)
                .run()
                .fails(ErrorClass.EMPTY_REPLY)
                .closesTheConnection();
    }

    @Test
    void aCloseBeforeASecondAnswer() {
        trial(TestServer.Request::close)
                .afterARightAnswer()
                .run()
                .fails(ErrorClass.STALE_CONNECTION)
                .closesTheConnection();
    }

    @Test
    void aCloseInTheHead() {
        trial(request -> {
                    request.send("HTTP/1.1 200 OK\r\nConte");
                    request.close();
                })
                .run()
                .fails(ErrorClass.TRUNCATED)
                .closesTheConnection();
    }

    @Test
    void aCloseInTheBody() {
        trial(request -> {
                    request.send(head("Content-Length: 9") + "hello");
                    request.close();
                })
                .run()
                .fails(ErrorClass.TRUNCATED)
                .closesTheConnection();
    }

    @Test
    void aCloseInAChunk() {
        trial(request -> {
                    request.send(CHUNKED + "9\r\nhello");
                    request.close();
                })
                .run()
                .fails(ErrorClass.TRUNCATED)
                .closesTheConnection();
    }

    @Test
    void aHalfCloseInsteadOfAnAnswer() {
        trial(TestServer.Request::finishSending)
                .count(2)
                .run()
                .fails(ErrorClass.EMPTY_REPLY)
                .closesTheConnection();
    }

    @Test
    void aHalfCloseInsteadOfASecondAnswer() {
        trial(TestServer.Request::finishSending)
                .afterARightAnswer()
                .run()
                .fails(ErrorClass.STALE_CONNECTION)
                .closesTheConnection();
    }

    @Test
    void aHalfCloseInMidAnswer() {
        trial(request -> {
                    request.send(head("Content-Length: 9") + "hello");
                    request.finishSending();
                })
                .run()
                .fails(ErrorClass.TRUNCATED)
                .closesTheConnection();
    }

    @Test
    void aHalfCloseThatEndsTheBody() {
        trial(request -> {
                    request.send(head() + "as long as it takes");
                    request.finishSending();
                })
                .run()
                .succeeds()
                .closesTheConnection();
    }

    @Test
    void aHalfCloseAfterTheLastAnswer() {
        trial(request -> {
                    request.send(head("Connection: close", "Content-Length: 2") + "ok");
                    request.finishSending();
                })
                .run()
                .succeeds()
                .closesTheConnection();
    }

    @Test
    void twoAnswersToOneRequest() {
        trial(request -> request.send(OK + OK)).run().fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void aLineAfterTheAnswer() {
        trial(request -> request.send(OK + "\r\n"))
                .run()
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aCloseBetweenAnswers() {
        answersThenWhenIdle(TestServer.Request::close);
    }

    @Test
    void aResetBetweenAnswers() {
        answersThenWhenIdle(TestServer.Request::reset);
    }

    @Test
    void aHalfCloseBetweenAnswers() {
        answersThenWhenIdle(TestServer.Request::finishSending);
    }

    @Test
    void anAnswerThatNobodyAskedFor() {
        answersThenWhenIdle(request -> request.send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"));
    }

    // Nothing fails, as no request was under way; the next one gets a connection of its own.
    private void answersThenWhenIdle(TestServer.Script script) {
        trial(request -> {
                    request.send(OK);
                    Loads.pause(200);
                    script.serve(request);
                })
                .count(2)
                .how(loads -> loads.thinkingMillis(IDLE_MILLIS))
                .run()
                .succeeds()
                .closesTheConnection();
    }
}
