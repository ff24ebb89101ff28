package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Doc;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures behind the heat map of a result. */
record HeatTable(Browser browser) {
    /** One row for each bin that anything is in, the quickest first: from when to when, how many, which part of all. */
    void isThatOf(Doc timeline) {
        Map<Integer, Long> bins = bins(timeline);
        double all = bins.values().stream().mapToLong(Long::longValue).sum();
        List<List<String>> rows = open();
        assertThat(rows).hasSameSizeAs(bins.keySet());
        int i = 0;
        for (var bin : bins.entrySet()) {
            List<String> row = rows.get(i++);
            String[] range = row.get(0).split(" to ", 2);
            Shown.isAs(range[0], lowerMillis(bin.getKey()));
            Shown.isAs(range[1], lowerMillis(bin.getKey() + 1));
            assertThat(Shown.number(row.get(1))).isEqualTo(bin.getValue().doubleValue());
            Shown.isAs(row.get(2).replaceAll("[<% ]", ""), 100 * bin.getValue() / all);
        }
        assertThat(browser.find("#heat canvas").getAttribute("aria-label"))
                .matches("latency heat map, 0:00 to 0:1[0-9]; as a table below");
    }

    private List<List<String>> open() {
        browser.script("document.querySelector('#heat + .legend button').click()");
        browser.await("the table", () -> browser.shows("#heat ~ .table-view tbody tr"));
        return browser.rows("#heat ~ .table-view tbody tr");
    }

    private static Map<Integer, Long> bins(Doc timeline) {
        var bins = new TreeMap<Integer, Long>();
        timeline.list("seconds").stream()
                .flatMap(second -> second.json().getJsonArray("bins").getValuesAs(JsonArray.class).stream())
                .forEach(bin -> bins.merge(bin.getInt(0), bin.getJsonNumber(1).longValue(), Long::sum));
        return bins;
    }

    /** Four bins to each doubling, the first from 1 µs on. */
    private static double lowerMillis(int bin) {
        return Math.pow(2, bin / 4.0) / 1_000;
    }
}
