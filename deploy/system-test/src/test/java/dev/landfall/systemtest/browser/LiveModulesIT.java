package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Stack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the modules behind the page of a running test make of given values. */
@Order(19)
class LiveModulesIT extends ModulesTrial {
    LiveModulesIT(Stack stack, Browser browser) {
        super(stack, browser);
    }

    @Test
    void whatIsLeftAndDoneGoesByTheTimeItIsTold() {
        String words = modules.ask("ahead.js", """
                {
                    const started = "2026-11-21T10:00:00.000Z";
                    const test = {started_at: started, plan: {duration_ms: 60_000, warm_up_ms: 10_000}};
                    const at = [-2, 3, 20, 80].map((second) => Date.parse(started) + 1000 * second);
                    return [...at, null].map((now) => [m.leftWords(test, now), m.progress(test, now)?.toFixed(2) ?? null]);
                }""");
        assertThat(words)
                .isEqualTo("[[\"starts in 2 s\",\"0.00\"],[\"warming up, 7 s\",\"0.04\"],[\"50 s left\",\"0.29\"],"
                        + "[\"sending is over\",\"1.00\"],[\"\",null]]");
    }

    @Test
    void whatATestWaitsForBeforeItsStartIsToldWithTheTimeThatItDoes() {
        String words = modules.ask("ahead.js", """
                {
                    const now = Date.parse("2026-11-21T10:00:00.000Z");
                    const test = (state, asked, until) => ({state, start: {asked, waits_until: until && new Date(now + until).toISOString()}});
                    return [test("CONFIGURED", false, 28_000), test("CONFIGURED", true, 28_000), test("READY", false, 90_000),
                        test("READY", false, -5), test("TRIGGERED", true, null), {...test("READY", false, 90_000), stop: {}}]
                        .map((each) => m.leftWords(each, now));
                }""");
        assertThat(words)
                .isEqualTo(
                        "[\"waits for its drivers, given up in 28 s\",\"starts once all drivers are ready, given up in 28 s\","
                                + "\"waits for its start, given up in 1 min 30 s\",\"waits for its start\",\"\",\"stopping\"]");
    }

    /** Stopped after 10 of 60 seconds; then one whose drivers have all sent what the plan says. */
    @Test
    void whatIsStoppedHasNothingLeftAndComesNoFurther() {
        String words = modules.ask("ahead.js", """
                {
                    const at = (second) => new Date(Date.parse("2026-11-21T10:00:00.000Z") + 1000 * second);
                    const test = {started_at: at(0).toISOString(), state: "RUNNING", plan: {duration_ms: 60_000}};
                    const stopped = {...test, stop: {asked_at: at(12).toISOString()}};
                    const draining = {...stopped, state: "DRAINING"};
                    const told = [stopped, draining].flatMap((each) => [13, 50].map((second) =>
                        [m.leftWords(each, at(second).getTime()), m.progress(each, at(second).getTime())]));
                    return [...told, m.leftWords({...test, state: "DRAINING"}, at(11).getTime())];
                }""");
        assertThat(words)
                .isEqualTo("[[\"stopping\",0.2],[\"stopping\",0.2],[\"stopping\",0.2],[\"stopping\",0.2],"
                        + "\"sending is over\"]");
    }

    /** Two drivers of 10,000 requests, with and without a time of a minute, of which half a minute is gone; then less. */
    @Test
    void whereRequestsAreCountedAndTheTargetSetsThePaceTheyTellHowMuchIsLeft() {
        String words = modules.ask("ahead.js", """
                {
                    const now = Date.parse("2026-11-21T10:00:30.000Z");
                    const test = (plan, sent) => ({started_at: "2026-11-21T10:00:00.000Z", state: "RUNNING", drivers: [{}, {}],
                        requests: {sent}, plan: {message_count_per_driver: 10_000, ...plan}});
                    return [test({}, 7200), test({duration_ms: 60_000}, 7200), test({duration_ms: 60_000}, 12_000),
                        test({warm_up_ms: 40_000}, 0), test({test_message_delay: 5}, 12_000)]
                        .map((each) => [m.leftWords(each, now), m.progress(each, now)]);
                }""");
        assertThat(words)
                .isEqualTo("[[\"7,200 of 20,000 sent\",0.36],[\"30 s left\",0.5],[\"12,000 of 20,000 sent\",0.6],"
                        + "[\"warming up, 10 s\",0],[\"20 s left\",0.6]]");
    }

    @Test
    void theSixFiguresOfNowSayOfWhatTimeTheyAre() {
        String cards = modules.ask("kpis.js", """
                {
                    const {Series} = await import(location.origin + "/assets/js/series.js");
                    const place = document.createElement("div");
                    place.id = "kpis";
                    document.body.append(place);
                    const series = new Series("-");
                    series.interval = 2000;
                    const nodes = {a: {}};
                    series.put({index: 0, complete: true, sent: 400, completed: 390, errors: 2, p50: 4, p95: 9, p99: 20, nodes});
                    const test = {state: "RUNNING", plan: {test_message_delay: 5, concurrency_per_driver: 64},
                        drivers: [{node_id: "a", state: "RUNNING", requests: {sent: 400}}],
                        requests: {failed: 2, completed: 390, in_flight: 10},
                        verdict: {thresholds: [{expression: "p99[10s] < 1s"}, {expression: "response.p95 < 50ms"}]}};
                    new m.Kpis().show(test, series);
                    const words = [...place.children].map((card) => [...card.children].map((each) => each.textContent).join("|"));
                    place.remove();
                    return words.join("\\n");
                }""");
        assertThat(cards.lines().map(line -> line.replaceFirst("\\|$", "")))
                .containsExactly(
                        "Throughput, last 2 s|195/s|of 200 offered",
                        "p50, last 2 s|4.00ms|response time",
                        "p95, last 2 s|9.00ms|whole test: response.p95 < 50ms",
                        "p99, last 2 s|20.0ms|p99[10s] < 1s",
                        "Errors, so far|0.51%|2 of 390",
                        "In flight, now|10|of 64 slots");
    }

    @Test
    void whoSetsThePaceIsSaidInTheSameWordsEverywhere() {
        String words = modules.ask("plan.js", """
                [{test_message_delay: 60_000}, {throughput_per_driver: 0.25}, {test_message_delay: 1500, delay_mode: "AFTER_RESPONSE"}, {}]
                .map((plan) => m.offerWords({concurrency_per_driver: 20, ...plan}, 2)).join("; ")""");
        assertThat(words)
                .isEqualTo(
                        "2 drivers × one request every 60,000 ms = 0.033/s offered; 2 drivers × 0.25/s = 0.5/s offered; "
                                + "2 drivers × 20 at a time, each 1,500 ms after its answer; "
                                + "2 drivers × 20 at a time, as fast as the target answers");
        String shapes = modules.ask("loadshape.js", """
                [[2000, {}], [0.5, {}], [0.0333, {test_message_delay: 60_000}], [0, {test_message_delay: 1500, delay_mode: "AFTER_RESPONSE"}], [0, {}]]
                .map((each) => m.paceWords(...each)).join("; ")""");
        assertThat(shapes)
                .isEqualTo("2,000/s; 0.5/s; 0.033/s; each 1,500 ms after its answer; as fast as the target answers");
    }
}
