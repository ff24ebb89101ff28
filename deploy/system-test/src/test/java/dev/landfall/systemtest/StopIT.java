package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Ledger;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands that come at another moment than usual, or twice. */
@Order(13)
@ExtendWith(SharedStack.class)
class StopIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Stack stack;

    StopIT(Stack stack) {
        this.stack = stack;
    }

    private Plan aMinute() {
        return Plan.tsunami(stack.ping(), 10).durationMillis(60_000).on(stack.nodeIds());
    }

    @Test
    void aStopInMidTestEndsItAbortedWithEverythingCounted() {
        var api = stack.api();
        String id = stack.trials().start(aMinute());
        Await.until("some requests sent", LIMIT, () -> api.test(id), test -> test.whole("requests.sent") > 100);
        Doc stopping = api.post("/api/tests/" + id + "/stop").expect(202).doc();
        assertThat(stopping.text("state")).as("%s", stopping).isIn("DRAINING", "ABORTED");
        Result result = stack.trials().end(id);

        assertThat(result.state()).as("%s", result.report()).isEqualTo("ABORTED");
        assertThat(result.report().flag("stop.written"))
                .as("%s", result.report())
                .isTrue();
        assertThat(result.report().names("stop.nodes")).containsExactlyInAnyOrderElementsOf(stack.nodeIds());
        result.nodes()
                .values()
                .forEach(node -> assertThat(node.text("end_reason")).isEqualTo("STOPPED"));
        assertThat(api.post("/api/tests/" + id + "/stop").problem(409).text("code"))
                .isEqualTo("ENDED");
        assertThat(api.post("/api/tests/" + id + "/trigger").problem(409).text("code"))
                .isEqualTo("ENDED");
        stack.settle();
        assertThat(Ledger.received(stack.target(), id))
                .as("nothing after the end")
                .isEqualTo(result.requests("sent"));
    }

    @Test
    void aStopBeforeTheTriggerEndsItWithoutARequest() {
        var api = stack.api();
        String id = stack.trials().create(aMinute());
        assertThat(api.get("/api/tests/" + id + "/report").problem(409).text("code"))
                .isEqualTo("NOT_FINISHED");
        api.post("/api/tests/" + id + "/stop").expect(202);
        Result result = stack.trials().end(id);
        assertThat(result.state()).as("%s", result.report()).isEqualTo("ABORTED");
        assertThat(result.requests("sent")).isZero();
        assertThat(Ledger.received(stack.target(), id)).isZero();
    }

    @Test
    void aTriggerTwiceIsRefusedAndDriversThatAreTakenAreNotGivenAway() {
        var api = stack.api();
        String id = stack.trials().start(aMinute());
        assertThat(api.post("/api/tests/" + id + "/trigger").problem(409).text("code"))
                .isEqualTo("ALREADY_TRIGGERED");
        assertThat(api.post("/api/tests", aMinute().json()).problem(409).text("code"))
                .isEqualTo("NOT_ENOUGH_DRIVERS");
        api.post("/api/tests/" + id + "/stop").expect(202);
        assertThat(stack.trials().end(id).state()).isEqualTo("ABORTED");
    }

    @Test
    void theSameIdempotencyKeyGivesTheSameTestAndAnotherBodyIsRefused() {
        var api = stack.api();
        var key = Map.of("Idempotency-Key", "key-" + System.nanoTime());
        String body = aMinute().toString();
        Doc first = api.post("/api/tests", body, key).expect(201).doc();
        Doc again = api.post("/api/tests", body, key).doc();
        assertThat(again.text("test_id")).as("%s", again).isEqualTo(first.text("test_id"));
        assertThat(api.post("/api/tests", aMinute().count(5).toString(), key)
                        .problem(422)
                        .text("code"))
                .isNotEqualTo("INVALID_PLAN");
        api.post("/api/tests/" + first.text("test_id") + "/stop").expect(202);
        assertThat(stack.trials().end(first.text("test_id")).state()).isEqualTo("ABORTED");
    }
}
