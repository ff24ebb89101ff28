package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.Api;
import dev.landfall.systemtest.harness.Doc;
import java.util.List;
import java.util.Map;

/** What tests leave behind for the next one to stumble over. */
final class Leftovers {
    private Leftovers() {}

    /** Asks whatever runs to stop, as a test that failed half-way could not. */
    static void stop(Api api) {
        tests(api).stream()
                .filter(test -> test.isNull("ended_at"))
                .forEach(test -> api.post("/api/tests/" + test.text("test_id") + "/stop"));
    }

    /** Forgets all tests, which must have ended. */
    static void forget(Api api) {
        for (List<Doc> left = tests(api); !left.isEmpty(); left = tests(api)) {
            left.forEach(test -> api.send("DELETE", "/api/tests/" + test.text("test_id"), Map.of(), "")
                    .expect(204));
        }
    }

    private static List<Doc> tests(Api api) {
        return api.get("/api/tests?limit=200").expect(200).doc().list("tests");
    }
}
