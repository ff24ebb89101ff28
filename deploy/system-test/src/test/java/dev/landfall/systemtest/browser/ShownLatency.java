package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.RawKafka;
import dev.landfall.systemtest.harness.Row;
import dev.landfall.systemtest.harness.Stack;
import dev.landfall.systemtest.oracle.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long a driver's metrics record takes from the broker's log to the page: from its LogAppendTime to the first paint that shows its second,
 * which nothing but a tick brings, and a counter of that driver that includes it. A counter alone could have come with what a timer sends.
 * Broker and browser read the same machine's wall clock, so the two may be subtracted.
 */
record ShownLatency(Stack stack, Browser browser, Duration length) {
    private static final long DELAY_MILLIS = 20;
    private static final double LIMIT_MILLIS = 1_000;

    /**
     * A timer of one second would be half a second late on average, on top of the way itself and of the 300 ms that a tick waits for the last
     * driver. That no quicker timer paces the feed is not to be seen from here; {@code MergingTest} shows it by a manual clock.
     */
    private static final double MEDIAN_LIMIT_MILLIS = 600;

    /** Of fewer records p99 is the maximum or next to it, and a single pause of the machine would decide. */
    private static final int JUDGED_FROM = 200;

    /** Counters of the table of nodes as they are painted: [node, second, sent, epoch ms]. */
    private static final String OBSERVE = """
            window.shown = [];
            const nodes = document.querySelector("#nodes");
            const after = new MessageChannel();
            let due = [];
            const look = () => {
                due.push(...[...nodes.querySelectorAll("tr[data-node]")].map((row) =>
                    [row.dataset.node, Number(nodes.dataset.second), Number(row.cells[1].textContent.replaceAll(",", "")) || 0]));
                after.port2.postMessage(0);
            };
            after.port1.onmessage = () => due.splice(0).forEach((each) => window.shown.push([...each, Date.now()]));
            new MutationObserver(look).observe(nodes, {subtree: true, childList: true, characterData: true, attributes: true});
            look();""";

    /** A counter when it was painted. */
    private record Shown(String node, long second, long sent, double atMillis) {
        static Shown of(List<?> seen) {
            return new Shown(
                    (String) seen.get(0),
                    ((Number) seen.get(1)).longValue(),
                    ((Number) seen.get(2)).longValue(),
                    ((Number) seen.get(3)).doubleValue());
        }

        boolean includes(Doc record) {
            return node.equals(record.text("node_id"))
                    && second >= record.whole("interval.index")
                    && sent >= record.whole("requests.sent");
        }
    }

    /** Runs a test of the length on all drivers and prints the row. */
    void decide() {
        browser.signIn(stack);
        try (var kafka = stack.kafka()) {
            String id = stack.trials()
                    .start(Plan.tsunami(stack.ping(), DELAY_MILLIS)
                            .durationMillis(length.toMillis())
                            .on(stack.nodeIds()));
            List<Shown> shown = watch(id);
            stack.trials().end(id);
            List<RawKafka.Entry> records = kafka.readAll("metrics").stream()
                    .filter(record -> isOf(record, id))
                    .toList();
            long first = shown.stream().mapToLong(Shown::second).min().orElseThrow();
            long last = shown.stream().mapToLong(Shown::second).max().orElseThrow();
            decide(records.stream()
                    .filter(record -> record.doc().whole("interval.index") > first)
                    .filter(record -> record.doc().whole("interval.index") < last)
                    .mapToDouble(record -> latency(record, shown))
                    .toArray());
        }
    }

    private void decide(double[] latencies) {
        Sample sample = new Sample(
                Arrays.stream(latencies).mapToLong(ms -> Math.round(ms * 1e6)).toArray());
        int drivers = stack.nodeIds().size();
        var row = new Row("record in the log to number in the page, ms, " + drivers + " drivers, " + length.toSeconds()
                        + " s")
                .atLeast("records", drivers * (length.toSeconds() - 10), sample.count())
                .atMost(
                        "never shown",
                        0,
                        Arrays.stream(latencies).filter(Double::isInfinite).count())
                .atMost("p50", MEDIAN_LIMIT_MILLIS, sample.at(0.5))
                .told("p95", sample.at(0.95))
                .told("max", sample.max());
        double p99 = sample.at(0.99);
        (sample.count() < JUDGED_FROM ? row.told("p99", p99) : row.atMost("p99", LIMIT_MILLIS, p99)).decide();
    }

    /** Until shortly before the end, with which the page goes on to the result. */
    private List<Shown> watch(String id) {
        LiveTest page = LiveTest.open(browser, id);
        browser.script(OBSERVE);
        var shown = new ArrayList<Shown>();
        browser.await("the test to be nearly over", length.plusSeconds(30), () -> {
            ((List<?>) browser.script("return window.shown.splice(0)"))
                    .forEach(seen -> shown.add(Shown.of((List<?>) seen)));
            return page.second() >= length.toSeconds() - 2;
        });
        return shown;
    }

    /** The topic of a shared stack holds whatever other tests wrote, no JSON among it. */
    private static boolean isOf(RawKafka.Entry record, String id) {
        if (record.value() == null || !record.value().contains(id)) {
            return false;
        }
        Doc report = record.doc();
        return report.text("test_id").equals(id) && report.json().containsKey("interval");
    }

    /** In ms; infinite for one that was never shown. */
    private static double latency(RawKafka.Entry record, List<Shown> shown) {
        return shown.stream()
                .filter(each -> each.includes(record.doc()))
                .findFirst()
                .map(each -> each.atMillis() - record.loggedAt())
                .orElse(Double.POSITIVE_INFINITY);
    }
}
