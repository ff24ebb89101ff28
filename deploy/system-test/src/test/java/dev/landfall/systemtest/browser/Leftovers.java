package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Await;
import dev.landfall.systemtest.harness.Doc;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What tests leave behind for the next one to stumble over. */
final class Leftovers {
    private static final int ASKED = 202;
    private static final int ENDED_MEANWHILE = 409;
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(60);

    private Leftovers() {}

    /** Stops whatever runs, as a test that failed half-way could not; returns when all have ended. */
    static void stop(Api api) {
        unended(api).forEach(id -> {
            var answer = api.post("/api/tests/" + id + "/stop");
            assertThat(answer.status()).as("%s", answer).isIn(ASKED, ENDED_MEANWHILE);
        });
        Await.until("all tests to have ended", ENDED_WITHIN, () -> unended(api), List::isEmpty);
    }

    private static List<String> unended(Api api) {
        return tests(api).stream()
                .filter(test -> test.isNull("ended_at"))
                .map(test -> test.text("test_id"))
                .toList();
    }

    /** Forgets all tests. What runs is stopped before. */
    static void forget(Api api) {
        stop(api);
        for (List<Doc> left = tests(api); !left.isEmpty(); left = tests(api)) {
            left.forEach(test -> api.send("DELETE", "/api/tests/" + test.text("test_id"), Map.of(), "")
                    .expect(204));
        }
    }

    private static List<Doc> tests(Api api) {
        return api.get("/api/tests?limit=200").expect(200).doc().list("tests");
    }
}
