package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How the counters of drivers rise on the page of a running test, as somebody sees it who looks at it all the time. */
record Pace(Browser browser, List<String> nodes) {
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

    /** Waits until the counters of all have risen in so many seconds. */
    void awaitRises(int rises) {
        rises(rises);
    }

    /** Watches the counters, which must rise with each second, neither sooner nor later. */
    void check() {
        rises(PACED).forEach(Pace::checkOne);
    }

    private Map<String, List<Rise>> rises(int rises) {
        var seen = new LinkedHashMap<String, List<Rise>>();
        nodes.forEach(node -> seen.put(node, new ArrayList<>()));
        return browser.await(
                rises + " rises of each driver",
                Duration.ofSeconds(2L * rises + 10),
                () -> look(seen),
                all -> all.values().stream().allMatch(own -> own.size() >= rises));
    }

    private Map<String, List<Rise>> look(Map<String, List<Rise>> seen) {
        var look = (Map<?, ?>) browser.script(LOOK);
        long second = ((Number) look.get("second")).longValue();
        ((Map<?, ?>) look.get("sent")).forEach((node, count) -> {
            List<Rise> own = seen.getOrDefault(node, new ArrayList<>());
            var now = new Rise(((Number) count).longValue(), second, System.nanoTime());
            if ((own.isEmpty() ? Rise.NONE : own.get(own.size() - 1)).isBefore(now)) {
                own.add(now);
            }
        });
        return seen;
    }

    /** A busy machine may hold up one second or two, but neither most of them nor all for longer and longer. */
    private static void checkOne(String node, List<Rise> rises) {
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
}
