package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.stats.ErrorClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole answers: versions and options that decide what becomes of the connection, redirects, packed bodies, errors. */
abstract class FinalAnswers extends AnswerTrials {

    @Test
    void anAnswerOfHttp11() {
        answers(OK).succeeds().keepsTheConnection();
    }

    @Test
    void connectionClose() {
        answersAndCloses(head("Connection: close", "Content-Length: 2") + "ok")
                .succeeds()
                .closesTheConnection();
    }

    @Test
    void connectionCloseThatTheTargetDoesNotDo() {
        answers(head("Connection: close", "Content-Length: 2") + "ok")
                .succeeds()
                .closesTheConnection();
    }

    @Test
    void connectionCloseAmongOtherOptions() {
        answers(head("Connection: x, Close", "Content-Length: 2") + "ok")
                .succeeds()
                .closesTheConnection();
    }

    @Test
    void http10WithKeepAlive() {
        answers("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok")
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void http10WithoutKeepAlive() {
        answersAndCloses("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok")
                .succeeds()
                .closesTheConnection();
    }

    @Test
    void http10WithoutKeepAliveThatIsNotClosed() {
        answers("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok").succeeds().closesTheConnection();
    }

    @Test
    void http10UntilTheClose() {
        answersAndCloses("HTTP/1.0 200 OK\r\n\r\nuntil the close").succeeds().closesTheConnection();
    }

    @Test
    void http10WithKeepAliveButNoLength() {
        answersAndCloses("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\nuntil the close")
                .succeeds()
                .closesTheConnection();
    }

    @Test
    void aLaterVersionOfHttp1() {
        answers("HTTP/1.2 200 OK\r\nContent-Length: 2\r\n\r\nok").succeeds().keepsTheConnection();
    }

    @Test
    void anotherVersionOfHttp() {
        answers("HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\nok")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 307, 308})
    void aRedirectIsTheAnswerAndNotFollowed(int status) {
        try (TestServer elsewhere = TestServer.answering(OK)) {
            String location = "http://127.0.0.1:" + elsewhere.port() + "/";
            answers("HTTP/1.1 " + status + " R\r\nLocation: " + location + "\r\nContent-Length: 2\r\n\r\nok")
                    .succeeds()
                    .keepsTheConnection();
            assertThat(elsewhere.connections).hasValue(0);
        }
    }

    @Test
    void aRedirectWithoutAPlace() {
        answers("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n").succeeds().keepsTheConnection();
    }

    // What is said to be packed is not looked at, else these two bytes and a half would fail.
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate, gzip", "nonsense"})
    void aPackedBodyIsNotUnpacked(String coding) {
        answers(head("Content-Encoding: " + coding, "Content-Length: 3") + "\u001f\u008bx")
                .succeeds()
                .keepsTheConnection();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 408, 413, 429, 431, 499})
    void anErrorOfTheClient(int status) {
        answers("HTTP/1.1 " + status + " No\r\nContent-Length: 5\r\n\r\nsorry")
                .fails(ErrorClass.HTTP_4XX)
                .keepsTheConnection();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 599, 600, 999})
    void anErrorOfTheServer(int status) {
        answers("HTTP/1.1 " + status + " No\r\nContent-Length: 5\r\n\r\nsorry")
                .fails(ErrorClass.HTTP_5XX)
                .keepsTheConnection();
    }

    @Test
    void anErrorThatClosesTheConnection() {
        answersAndCloses("HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
                .fails(ErrorClass.HTTP_5XX)
                .closesTheConnection();
    }

    @Test
    void anErrorThatIsCutShortIsNoAnswer() {
        answersAndCloses("HTTP/1.1 503 Busy\r\nContent-Length: 10\r\n\r\nsorry")
                .fails(ErrorClass.TRUNCATED)
                .closesTheConnection();
    }
}
