package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.stats.ErrorClass;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Answers that chance has changed: whatever they are, and however they are split, they come to one end and always the same. */
class AnswerFuzzTest {

    private static final long SEED = 20_240_229;
    private static final int ANSWERS = 30_000;
    private static final long BODY_LIMIT = 1000;
    private static final int SPLITS = 3;

    private final Random random = new Random(SEED);
    private final AnswerMutator mutator = new AnswerMutator(random);
    private final ResponseParser parser = new ResponseParser(BODY_LIMIT, false);

    /** What the parser says when all bytes have come, and what it says once the connection is closed. */
    private record Reading(
            boolean done, int length, int status, boolean keepsAlive, ErrorClass failure, ErrorClass end) {}

    @Test
    void comesToTheSameEndHoweverTheBytesAreSplit() {
        int successes = 0;
        for (int i = 0; i < ANSWERS; i++) {
            byte[] answer = mutator.next();
            boolean toHead = random.nextInt(8) == 0;
            Reading whole = read(answer, toHead, answer.length);
            assertSame(whole, read(answer, toHead, 1), answer);
            for (int split = 0; split < SPLITS; split++) {
                assertSame(whole, read(answer, toHead, 1 + random.nextInt(Math.max(1, answer.length))), answer);
            }
            successes += whole.end() == null ? 1 : 0;
        }
        assertThat(successes).as("neither all right nor all wrong").isBetween(ANSWERS / 10, ANSWERS * 9 / 10);
    }

    @Test
    void isGoodForARightAnswerAfterAnyOther() {
        byte[] right = TestServer.OK.getBytes(StandardCharsets.US_ASCII);
        Reading clean = read(right, false, right.length);
        for (int i = 0; i < ANSWERS; i++) {
            byte[] answer = mutator.next();
            read(answer, false, 1 + random.nextInt(answer.length + 1));
            assertSame(clean, read(right, false, 1 + random.nextInt(right.length)), answer);
        }
    }

    /** Reads pieces of up to so many bytes, each amid others that do not belong to it. */
    private Reading read(byte[] answer, boolean toHead, int mostBytes) {
        parser.expect(toHead);
        int at = 0;
        while (at < answer.length && !parser.isDone()) {
            int length = Math.min(
                    mostBytes == answer.length ? mostBytes : 1 + random.nextInt(mostBytes), answer.length - at);
            byte[] buffer =
                    ("HTTP/1.1 999 \r\n" + " ".repeat(length) + "\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
            int start = random.nextInt(buffer.length - length);
            System.arraycopy(answer, at, buffer, start, length);
            int used = parser.read(buffer, start, start + length) - start;
            assertThat(used).isBetween(1, length);
            assertThat(used == length || parser.isDone()).isTrue();
            at += used;
        }
        boolean done = parser.isDone();
        ErrorClass failure = parser.failure();
        int end = failure == null ? at : -1; // where reading stopped says nothing once the answer is wrong
        boolean keepsAlive = done && parser.keepsAlive();
        parser.endOfStream();
        assertThat(parser.isDone()).isTrue();
        int status = parser.failure() == null ? parser.status() : -1;
        return new Reading(done, end, status, keepsAlive, failure, parser.failure());
    }

    private static void assertSame(Reading expected, Reading actual, byte[] answer) {
        if (!expected.equals(actual)) {
            assertThat(actual)
                    .as("seed %d, answer %s", SEED, new String(answer, StandardCharsets.ISO_8859_1))
                    .isEqualTo(expected);
        }
    }
}
