package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** What a result offers to take along: each link gives its file, of the kind that its name tells. */
final class ReportFiles {
    /** What stands in each file, by the end of its name. */
    private static final Map<String, String> CONTENTS = Map.of(
            "report.html", "<!DOCTYPE html>",
            "report.json", "\"test_id\"",
            "report.csv", "p99",
            "report.xml", "<testsuite",
            "report.hlog", "StartTimestamp");

    private static final String FETCH = """
            const done = arguments[0];
            Promise.all([...document.querySelectorAll('#files a')].map(async (link) => {
                const answer = await fetch(link.href);
                return {name: link.download, status: answer.status, text: await answer.text()};
            })).then(done);""";

    private ReportFiles() {}

    static void areThere(Browser browser, String testId) {
        var files = (List<?>) browser.scriptLater(FETCH);
        assertThat(files).hasSameSizeAs(CONTENTS.keySet());
        for (Object each : files) {
            var file = (Map<?, ?>) each;
            String name = (String) file.get("name");
            assertThat(name).startsWith(testId + "-");
            assertThat(file.get("status")).as(name).isEqualTo(200L);
            assertThat((String) file.get("text"))
                    .as(name)
                    .containsIgnoringCase(CONTENTS.getOrDefault(name.substring(testId.length() + 1), "a known kind"));
        }
    }
}
