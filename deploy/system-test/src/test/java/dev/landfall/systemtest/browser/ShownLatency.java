package dev.landfall.systemtest.browser;

import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.RawKafka;
import dev.landfall.systemtest.harness.Row;
import dev.landfall.systemtest.harness.Stack;
import dev.landfall.systemtest.oracle.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a driver's metrics record takes from the broker's log to the page: from its LogAppendTime to the paint of the first counter of that
 * driver that includes it. Broker and browser read the same machine's wall clock, so the two may be subtracted.
 */
record ShownLatency(Stack stack, Browser browser, Duration length) {
    private static final long DELAY_MILLIS = 20;
    private static final double LIMIT_MILLIS = 1_000;

    /** Counters of the table of nodes as they are painted: [node, sent, epoch ms]. */
    private static final String OBSERVE = """
            window.shown = [];
            const due = [];
            const after = new MessageChannel();
            after.port1.onmessage = () => due.splice(0).forEach((each) => window.shown.push([...each, Date.now()]));
            new MutationObserver(() => {
                document.querySelectorAll("#nodes tr[data-node]").forEach((row) =>
                    due.push([row.dataset.node, Number(row.cells[1].textContent.replaceAll(",", ""))]));
                after.port2.postMessage(0);
            }).observe(document.querySelector("#nodes"), {subtree: true, childList: true, characterData: true});
            """;

    /** A counter when it was painted. */
    private record Shown(String node, long sent, double atMillis) {
        static Shown of(List<?> seen) {
            return new Shown(
                    (String) seen.get(0), ((Number) seen.get(1)).longValue(), ((Number) seen.get(2)).doubleValue());
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
                    .filter(record -> isOf(record.doc(), id))
                    .toList();
            decide(records.stream()
                    .map(record -> latency(record, shown))
                    .filter(ms -> ms >= 0)
                    .toList());
        }
    }

    private void decide(List<Double> latencies) {
        Sample sample = new Sample(
                latencies.stream().mapToLong(ms -> Math.round(ms * 1e6)).toArray());
        int drivers = stack.nodeIds().size();
        new Row("record in the log to number in the page, ms, " + drivers + " drivers, " + length.toSeconds() + " s")
                .atLeast("records", drivers * (length.toSeconds() - 6), sample.count())
                .told("p50", sample.at(0.5))
                .told("p95", sample.at(0.95))
                .atMost("p99", LIMIT_MILLIS, sample.at(0.99))
                .told("max", sample.max())
                .decide();
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

    private static boolean isOf(Doc record, String id) {
        return record.text("test_id").equals(id) && record.json().containsKey("interval");
    }

    /** In ms; negative for one that came before or after anybody looked. */
    private static double latency(RawKafka.Entry record, List<Shown> shown) {
        Doc doc = record.doc();
        String node = doc.text("node_id");
        long sent = doc.whole("requests.sent");
        List<Shown> own =
                shown.stream().filter(each -> each.node().equals(node)).toList();
        if (own.isEmpty() || own.get(0).sent() >= sent) {
            return -1;
        }
        return own.stream()
                .filter(each -> each.sent() >= sent)
                .findFirst()
                .map(each -> each.atMillis() - record.loggedAt())
                .orElse(-1.0);
    }
}
