package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One test as it runs. */
record LivePage(Browser browser) {
    /** Seconds whose counters are awaited: from the first to the last of them there are four. */
    private static final int PACED = 5;

    private static final String LOOK = """
            return {second: Number(document.querySelector('#nodes').dataset.second ?? -1),
                sent: Object.fromEntries([...document.querySelectorAll('#nodes tbody tr:not(.all)')].map(row =>
                    [row.cells[0].firstChild.textContent, Number(row.cells[1].textContent.replaceAll(',', '')) || 0]))}""";

    /** Where a counter stood higher than before, of a second that had not been shown before. */
    private record Rise(long count, long second, long nanos) {
        static final Rise NONE = new Rise(0, -1, 0);

        boolean isBefore(Rise next) {
            return next.count > count && next.second > second;
        }

        long millisTo(Rise next) {
            return Duration.ofNanos(next.nanos - nanos).toMillis();
        }
    }

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

    /** Waits until the counters of these drivers have risen in so many seconds. */
    void awaitRises(List<String> nodes, int rises) {
        rises(nodes, rises);
    }

    /** Watches the counters of these drivers, which must rise with each second, neither sooner nor later. */
    void awaitPace(List<String> nodes) {
        rises(nodes, PACED).forEach(LivePage::checkPace);
    }

    private Map<String, List<Rise>> rises(List<String> nodes, int rises) {
        var seen = new HashMap<String, List<Rise>>();
        nodes.forEach(node -> seen.put(node, new ArrayList<>()));
        browser.await(rises + " rises of " + nodes, Duration.ofSeconds(2L * rises + 10), () -> {
            var look = (Map<?, ?>) browser.script(LOOK);
            long second = ((Number) look.get("second")).longValue();
            ((Map<?, ?>) look.get("sent")).forEach((node, count) -> {
                List<Rise> own = seen.getOrDefault(node, new ArrayList<>());
                var now = new Rise(((Number) count).longValue(), second, System.nanoTime());
                if ((own.isEmpty() ? Rise.NONE : own.get(own.size() - 1)).isBefore(now)) {
                    own.add(now);
                }
            });
            return seen.values().stream().allMatch(own -> own.size() >= rises);
        });
        return seen;
    }

    /** A busy machine may hold up one second or two, but neither most of them nor all for longer and longer. */
    private static void checkPace(String node, List<Rise> rises) {
        Rise first = rises.get(0);
        Rise last = rises.get(rises.size() - 1);
        assertThat(first.millisTo(last))
                .as("ms in which %d seconds of %s were shown: %s", last.second() - first.second(), node, rises)
                .isCloseTo(1_000 * (last.second() - first.second()), within(1_500L));
        long[] gaps = IntStream.range(1, rises.size())
                .mapToLong(i -> rises.get(i - 1).millisTo(rises.get(i)))
                .sorted()
                .toArray();
        assertThat(gaps[gaps.length / 2])
                .as("median of ms between rises of %s: %s", node, Arrays.toString(gaps))
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
