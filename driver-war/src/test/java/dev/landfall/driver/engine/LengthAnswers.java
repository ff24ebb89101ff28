package dev.landfall.driver.engine;

import dev.landfall.stats.ErrorClass;
import org.junit.jupiter.api.Test;

/** Bodies with a Content-Length, right and wrong, and bodies that end with the connection. */
abstract class LengthAnswers extends AnswerTrials {

    @Test
    void aRightLength() {
        answers(head("Content-Length: 5") + "hello").succeeds().keepsTheConnection();
    }

    @Test
    void aLengthOfZero() {
        answers(head("Content-Length: 0")).succeeds().keepsTheConnection();
    }

    @Test
    void aLengthWithLeadingZeros() {
        answers(head("Content-Length: 000000000000000000000005") + "hello")
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void aLengthOfManyReads() {
        answers(head("Content-Length: 3000000") + "x".repeat(3_000_000))
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void moreLengthThanBody() {
        answersNoMoreThan(head("Content-Length: 6") + "hello")
                .fails(ErrorClass.TIMEOUT)
                .closesTheConnection();
    }

    @Test
    void moreLengthThanBodyBeforeAClose() {
        answersAndCloses(head("Content-Length: 6") + "hello")
                .fails(ErrorClass.TRUNCATED)
                .closesTheConnection();
    }

    @Test
    void lessLengthThanBody() {
        answers(head("Content-Length: 4") + "hello").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void aLengthOfZeroWithABody() {
        answers(head("Content-Length: 0") + "hello").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void theSameLengthTwice() {
        answers(head("Content-Length: 5", "Content-Length: 5") + "hello")
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void theSameLengthTwiceInOneHeader() {
        answers(head("Content-Length: 5, 5") + "hello").succeeds().keepsTheConnection();
    }

    @Test
    void twoLengths() {
        answers(head("Content-Length: 5", "Content-Length: 4") + "hello")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void twoLengthsInOneHeader() {
        answers(head("Content-Length: 5, 4") + "hello")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aNegativeLength() {
        answers(head("Content-Length: -5") + "hello").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void aLengthWithASign() {
        answers(head("Content-Length: +5") + "hello").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void aLengthInWords() {
        answers(head("Content-Length: five") + "hello")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aLengthInHexadecimal() {
        answers(head("Content-Length: 0x5") + "hello")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aFractionOfALength() {
        answers(head("Content-Length: 5.0") + "hello")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void anEmptyLength() {
        answers(head("Content-Length: ") + "hello").fails(ErrorClass.PROTOCOL).closesTheConnection();
    }

    @Test
    void aLengthOverTheCap() {
        answers(head("Content-Length: 5000000000"))
                .fails(ErrorClass.BODY_TOO_LARGE)
                .closesTheConnection();
    }

    @Test
    void aLengthThatFitsIntoNoNumber() {
        answers(head("Content-Length: 99999999999999999999999999") + "hello")
                .fails(ErrorClass.BODY_TOO_LARGE)
                .closesTheConnection();
    }

    @Test
    void aBodyOfExactlyTheCap() {
        int cap = (int) AnswersOfTargetsTest.BODY_LIMIT_BYTES;
        answers(head("Content-Length: " + cap) + "x".repeat(cap)).succeeds().keepsTheConnection();
    }

    @Test
    void lengthAndChunked() {
        answers(head("Content-Length: 5", "Transfer-Encoding: chunked") + "5\r\nhello\r\n0\r\n\r\n")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void chunkedAndLength() {
        answers(head("Transfer-Encoding: chunked", "Content-Length: 15") + "5\r\nhello\r\n0\r\n\r\n")
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void aBodyUntilTheClose() {
        answersAndCloses(head() + "as long as it takes").succeeds().closesTheConnection();
    }

    @Test
    void anEmptyBodyUntilTheClose() {
        answersAndCloses(head()).succeeds().closesTheConnection();
    }

    @Test
    void aBodyWithoutLengthThatIsNotClosed() {
        answersNoMoreThan(head() + "as long as it takes")
                .fails(ErrorClass.TIMEOUT)
                .closesTheConnection();
    }
}
