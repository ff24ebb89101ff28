package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;

import dev.landfall.stats.ErrorClass;
import org.junit.jupiter.api.Test;

/** What is no answer, or hardly one. */
abstract class MalformedAnswers extends AnswerTrials {

    @Test
    void aMailServer() {
        answers("220 mail.example ESMTP\r\n").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void binaryGarbage() {
        answers("\u0000\u0001\u0002\u00ff").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void garbageWithoutEnd() {
        answers("x".repeat(1_000_000)).fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void anAlertOfTls() {
        answers("\u0015\u0003\u0003\u0000\u0002\u0002\u0028")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aBodyWithoutAHead() {
        answers("<html><body>hello</body></html>").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void anEmptyLineFirst() {
        answers("\r\n" + OK).fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void aStatusThatIsNoNumber() {
        answers("HTTP/1.1 abc No\r\n\r\n").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void aStatusOfTwoDigits() {
        answers("HTTP/1.1 20 OK\r\n\r\n").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void aStatusOfFourDigits() {
        answers("HTTP/1.1 2000 OK\r\n\r\n").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void aStatusBelow100() {
        answers("HTTP/1.1 099 OK\r\n\r\n").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void noReason() {
        answers("HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok").succeeds().keepsTheConnection();
    }

    @Test
    void bareLineFeeds() {
        answers("HTTP/1.1 200 OK\nContent-Length: 2\n\nok").succeeds().keepsTheConnection();
    }

    @Test
    void aBareCarriageReturn() {
        answers("HTTP/1.1 200 OK\r\nX: a\rb\r\nContent-Length: 2\r\n\r\nok")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aNulInTheStatusLine() {
        answers("HTTP/1.1 200 O\u0000K\r\nContent-Length: 2\r\n\r\nok")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aNulInAHeaderName() {
        answers(head("X\u0000: y", "Content-Length: 2") + "ok")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aNulInAHeaderValue() {
        answers(head("X: \u0000", "Content-Length: 2") + "ok")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aNulInTheBody() {
        answers(head("Content-Length: 2") + "o\u0000").succeeds().keepsTheConnection();
    }

    @Test
    void otherLettersInAHeaderValue() {
        answers(head("X: \u00e4\u00ff", "Content-Length: 2") + "ok").succeeds().keepsTheConnection();
    }

    @Test
    void aHeaderWithoutAColon() {
        answers(head("no colon", "Content-Length: 2") + "ok")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aHeaderWithoutAName() {
        answers(head(": x", "Content-Length: 2") + "ok")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aBlankBeforeTheColon() {
        answers(head("Content-Length : 2") + "ok").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void aFoldedHeader() {
        answers(head("X: a", " b", "Content-Length: 2") + "ok").succeeds().keepsTheConnection();
    }

    @Test
    void aFoldedLength() {
        answers(head("Content-Length: 2", " 0") + "ok")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aHeaderOf60KB() {
        answers(head("X: " + "y".repeat(60_000), "Content-Length: 2") + "ok")
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void aHeaderOf1MB() {
        answers(head("X: " + "y".repeat(1_000_000), "Content-Length: 2") + "ok")
                .fails(ErrorClass.HEADERS_TOO_LARGE)
                .closesTheConnection();
    }

    @Test
    void aReasonOf1MB() {
        answers("HTTP/1.1 200 " + "y".repeat(1_000_000))
                .fails(ErrorClass.HEADERS_TOO_LARGE)
                .closesTheConnection();
    }

    @Test
    void tenThousandHeaders() {
        answers("HTTP/1.1 200 OK\r\n" + "Name: value\r\n".repeat(10_000) + "\r\n")
                .fails(ErrorClass.HEADERS_TOO_LARGE)
                .closesTheConnection();
    }

    @Test
    void manyShortHeadersWithin64KiB() {
        answers("HTTP/1.1 200 OK\r\n" + "a:\r\n".repeat(10_000) + "Content-Length: 2\r\n\r\nok")
                .succeeds()
                .keepsTheConnection();
    }
}
