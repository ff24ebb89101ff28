package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One test as it runs. */
record LivePage(Browser browser) {
    private static final String SENT = """
            return Object.fromEntries([...document.querySelectorAll('#nodes tbody tr:not(.all)')].map(row =>
                [row.cells[0].firstChild.textContent, Number(row.cells[1].textContent.replaceAll(',', ''))]))""";

    static LivePage shown(Browser browser) {
        browser.await(
                "the live page",
                () -> browser.path().equals("/test.xhtml")
                        && !browser.text("#state").isEmpty());
        return new LivePage(browser);
    }

    String testId() {
        return URI.create(browser.url()).getQuery().replaceFirst("^id=", "");
    }

    void awaitState(String word) {
        browser.await("state " + word, () -> browser.text("#state").contains(word));
    }

    /** Requests sent so far, by driver, as the table says. */
    Map<String, Long> sent() {
        var sent = new TreeMap<String, Long>();
        ((Map<?, ?>) browser.script(SENT))
                .forEach((node, count) -> sent.put((String) node, ((Number) count).longValue()));
        return sent;
    }

    /** Watches until the counters of these drivers have risen so often, which each must do once a second. */
    void awaitRises(List<String> nodes, int rises) {
        var last = new HashMap<String, Long>();
        var moments = new HashMap<String, List<Long>>();
        browser.await(rises + " rises of " + nodes, Duration.ofSeconds(2L * rises + 5), () -> {
            sent().forEach((node, count) -> {
                if (count > last.getOrDefault(node, 0L)) {
                    moments.computeIfAbsent(node, any -> new ArrayList<>()).add(System.nanoTime());
                    last.put(node, count);
                }
            });
            return nodes.stream()
                    .allMatch(node -> moments.getOrDefault(node, List.of()).size() >= rises);
        });
        moments.forEach(LivePage::checkPace);
    }

    /** A busy machine may hold up a second of them, but not most. */
    private static void checkPace(String node, List<Long> moments) {
        var gaps = new ArrayList<Long>();
        for (int i = 1; i < moments.size(); i++) {
            gaps.add(Duration.ofNanos(moments.get(i) - moments.get(i - 1)).toMillis());
        }
        gaps.sort(null);
        assertThat(gaps.get(gaps.size() / 2))
                .as("ms between rises of %s: %s", node, gaps)
                .isBetween(500L, 1_500L);
    }

    void start() {
        browser.click("#start");
    }

    /** Opens the dialog that asks. */
    void askToStop() {
        browser.click("#stop");
        browser.await("the dialog", () -> browser.shows("#stop-yes"));
    }

    void confirm() {
        browser.click("#stop-yes");
    }

    void goOn() {
        browser.click("#stop-no");
        browser.await("no dialog", () -> !browser.shows("#stop-yes"));
    }
}
