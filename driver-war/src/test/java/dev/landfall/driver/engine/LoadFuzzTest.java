package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.RequestCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A target that gives answers changed by chance: each request ends in the one class that its answer deserves, and no slot is lost. */
class LoadFuzzTest {

    private static final long SEED = 4711;
    private static final int COUNT = 1000;
    private static final long BODY_LIMIT = 1000;
    /** Goes over the loopback in one piece, so that what follows an answer is seen together with it. */
    private static final int ONE_PIECE = 8 * 1024;

    private record Answer(
            byte[] bytes, boolean whole, @Nullable ErrorClass failure) {

        static Answer of(byte[] bytes) {
            ResponseParser parser = new ResponseParser(BODY_LIMIT, false);
            parser.expect(false);
            int length = parser.read(bytes, 0, bytes.length);
            boolean whole = parser.isDone();
            parser.endOfStream();
            ErrorClass failure = parser.failure();
            if (failure == null && length < bytes.length) {
                failure = ErrorClass.PROTOCOL;
            } else if (failure == null && parser.status() >= 400) {
                failure = parser.status() < 500 ? ErrorClass.HTTP_4XX : ErrorClass.HTTP_5XX;
            }
            return new Answer(bytes, whole, failure);
        }

        void send(TestServer.Request request) throws IOException {
            request.send(bytes);
            if (!whole) {
                request.close();
            }
        }
    }

    @Test
    void everyRequestEndsInTheClassOfItsAnswer() {
        List<Answer> answers = answers();
        Map<ErrorClass, Long> expected = new EnumMap<>(ErrorClass.class);
        answers.stream()
                .filter(answer -> answer.failure() != null)
                .forEach(answer -> expected.merge(answer.failure(), 1L, Long::sum));
        try (NettyLoadEngine engine = new NettyLoadEngine(new EngineSettings(1, true, BODY_LIMIT, "test"));
                TestServer server = TestServer.serving(
                        request -> answers.get(sequence(request) % COUNT).send(request))) {
            Result result = Loads.to(server).count(COUNT).concurrency(3).run(engine);
            RequestCounts counts = result.totals().counts();
            assertThat(counts.errors()).as("seed %d", SEED).isEqualTo(expected);
            assertThat(counts.sent()).isEqualTo(COUNT);
            assertThat(server.requests).as("every request is sent once").hasValue(COUNT);
            Outcome.assertBalanced(result, Trial.TIMEOUT_MILLIS);
            Trial.awaitNoneOpen(server);
        }
        assertThat(expected.keySet()).contains(ErrorClass.PROTOCOL, ErrorClass.TRUNCATED, ErrorClass.HTTP_4XX);
    }

    private static List<Answer> answers() {
        AnswerMutator mutator = new AnswerMutator(new Random(SEED));
        List<Answer> answers = new ArrayList<>();
        while (answers.size() < COUNT) {
            byte[] bytes = mutator.next();
            if (bytes.length <= ONE_PIECE) {
                answers.add(Answer.of(bytes));
            }
        }
        return answers;
    }

    private static int sequence(TestServer.Request request) {
        return Integer.parseInt(request.headers().get("Landfall-Seq"));
    }
}
