package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Stack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the modules behind the pages make of given values. */
@Order(19)
class ModulesIT extends ModulesTrial {
    ModulesIT(Stack stack, Browser browser) {
        super(stack, browser);
    }

    /** Told late by 5 s, then at once, then late again: the broker is 20 s ahead. */
    @Test
    void theBrokersTimeIsThatOfTheWordThatCameQuickest() {
        String ahead = modules.ask("serverclock.js?own", """
                {
                    const before = m.brokerNow();
                    const seconds = [15, 20, 12].map((ahead) => {
                        m.heardNow(new Date(Date.now() + 1000 * ahead).toISOString());
                        return Math.round((m.brokerNow() - Date.now()) / 1000);
                    });
                    m.heardNow(undefined);
                    await m.timeIsKnown;
                    return [before, ...seconds];
                }""");
        assertThat(ahead).isEqualTo("[null,15,20,20]");
    }

    /** 10,000,000 requests at 200 a second take half a day; the test is over after an hour all the same. */
    @Test
    void theLimitThatComesFirstSaysHowLongSendingTakes() {
        String millis = modules.ask("plan.js", """
                [{test_message_delay: 5, message_count_per_driver: 10_000_000, max_duration_ms: 3_600_000},
                 {duration_ms: 7_200_000, max_duration_ms: 3_600_000},
                 {test_message_delay: 5, message_count_per_driver: 400, duration_ms: 60_000, max_duration_ms: 3_600_000},
                 {message_count_per_driver: 400, max_duration_ms: 3_600_000}].map(m.sendingMillis)""");
        assertThat(millis).isEqualTo("[3600000,3600000,2000,null]");
    }

    /** An ended test fills its axis; one that runs shows its plan, a long one so much of it that its beginning is seen. */
    @Test
    void theTimeAxisGoesAsFarAsThereIsSomethingToSee() {
        String seconds = modules.ask("plan.js", """
                [[{duration_ms: 60_000}, null, 6], [{duration_ms: 60_000}, "then", 6], [{duration_ms: 60_000}, "then", 61],
                 [{duration_ms: 3_600_000}, null, 6], [{concurrency_per_driver: 8}, null, 0], [{concurrency_per_driver: 8}, "then", 3]]
                .map(([plan, ended, seconds]) => m.axisSeconds({plan, ended_at: ended}, seconds))""");
        assertThat(seconds).isEqualTo("[60,6,61,225,10,3]");
    }

    /** A driver that tells every five seconds is not silent for being told of four seconds ago. */
    @Test
    void howOldNothingNewIsGoesByHowOftenSomethingComes() {
        assertThat(modules.ask("feed.js", "[1000, 5000].map(m.staleAfter)")).isEqualTo("[3000,9000]");
    }

    @Test
    void numbersAreWrittenAsWhatTheyAre() {
        assertThat(modules.ask("format.js", "[-1234.5, -0.4, 0, 12.34, null].map(m.millis).join(' ')"))
                .isEqualTo("−1,235 −0.40 0.00 12.3 –");
        assertThat(modules.ask(
                        "format.js",
                        "[[0.004, '%'], [5, ''], [1599.72, ''], [50.02, 'ms'], [1234567, ''], [null, '%']]"
                                + ".map((each) => m.measured(...each)).join('; ')"))
                .isEqualTo("0.004 %; 5; 1,599.7; 50.02 ms; 1,234,567; –");
        assertThat(modules.ask(
                        "format.js",
                        "[1000 / 60_000, 0.25, 3.333, 9.96, 12.04, 99.94, 1234.5, 0, null].map(m.rate).join(' ')"))
                .isEqualTo("0.017 0.25 3.3 10 12 99.9 1,235 0 –");
        assertThat(modules.ask("format.js", "[60_000, 0.5, 1234.5].map(m.pause).join('; ')"))
                .isEqualTo("60,000 ms; 0.5 ms; 1234.5 ms");
        assertThat(modules.ask("format.js", "[null, 0, 0.256].map(m.share).join(' ')"))
                .isEqualTo("– 0 % 26 %");
        assertThat(modules.ask(
                        "format.js", "['00:05:03', '23:59:59'].map((at) => m.time('2026-11-21T' + at)).join(' ')"))
                .isEqualTo("00:05:03 23:59:59");
        assertThat(modules.ask("format.js", "m.dateTime('2026-11-21T00:05:03')"))
                .endsWith("00:05:03");
    }

    @Test
    void aFigureIsSeenBesideItsOwnThreshold() {
        String found = modules.ask("thresholds.js", """
                {
                    const of = (...expressions) => m.thresholdOf("p99", expressions.map((expression) => ({expression})));
                    return [of("p99_9 < 1s"), of("p99_9 < 1s", "response.p99 < 2s"), of("p99[10s] < 3s", "p99<=1s"),
                        of("p99[10s] < 3s"), of("service.p99 < 1s")].map((each) => each ?? "none").join("; ");
                }""");
        assertThat(found).isEqualTo("none; response.p99 < 2s; p99<=1s; p99[10s] < 3s; none");
    }

    /** Seconds 100 ms long; every other one is beyond, so that there are more runs than are drawn. */
    @Test
    void secondsBeyondAThresholdAreMarkedAndItsFirstMarkSaysWhich() {
        String marks = modules.ask("marks.js", """
                {
                    const {Series} = await import(location.origin + "/assets/js/series.js");
                    const series = new Series("-");
                    series.interval = 100;
                    for (let index = 0; index < 200; index++) {
                        series.put({index, complete: true, completed: 100, errors: index % 2, p99: 5, nodes: {}});
                    }
                    const test = {state: "RUNNING", plan: {}, drivers: [{node_id: "a", requests: {sent: 1}, missing_seconds: [3, 4]}],
                        verdict: {thresholds: [{expression: "error_rate == 0%"}, {expression: "p99 > 9ms"}]}};
                    const failed = m.crossings(test, series, ["error_rate"]);
                    const slow = m.crossings(test, series, ["p99"]);
                    const [, gap] = m.events(test, series);
                    return [failed.length, failed[0], failed[1].from, failed[1].words, slow, gap.kind, gap.from, gap.to];
                }""");
        assertThat(marks)
                .isEqualTo(
                        "[40,{\"from\":0.1,\"to\":0.2,\"words\":\"beyond error_rate == 0%\",\"kind\":\"bad\"},12.3,\"\","
                                + "[{\"from\":0,\"to\":20,\"words\":\"beyond p99 > 9ms\",\"kind\":\"bad\"}],\"gap\",0.3,0.5]");
    }

    @Test
    void whatASecondAloneDoesNotHaveIsNotMarked() {
        String marked = modules.ask("marks.js", """
                ["p50 < 1s", "median < 1s", "service.p99 < 1s", "rps != 0", "max[1s] < 1s", "p99[10s] < 1s", "mean < 1s", "p99_9 < 1s",
                 "errors.TIMEOUT < 3", "failed < 3"].filter((each) => m.isMarked(each, 1000))""");
        assertThat(marked)
                .isEqualTo("[\"p50 < 1s\",\"median < 1s\",\"service.p99 < 1s\",\"rps != 0\",\"max[1s] < 1s\"]");
    }

    /** A minute has six intervals of ten seconds, and the figures are those of the last one. The broker's clock is an hour ahead of the page's. */
    @Test
    void theLastMinuteOfATestIsAMinuteWhateverItsInterval() {
        String found = modules.ask("lastminute.js", """
                {
                    const asked = [];
                    const clock = await import(location.origin + "/assets/js/serverclock.js");
                    clock.heardNow(new Date(Date.now() + 3_600_000).toISOString());
                    const fetched = window.fetch;
                    window.fetch = async (path) => {
                        asked.push(new URL(path, location.origin).searchParams.get("from"));
                        const second = (index) => ({index, sent: 100, completed: 10 * index, p99: index, complete: true, nodes: {}});
                        const seconds = Array.from({length: 30}, (_, index) => second(index)).slice(Number(asked.at(-1)));
                        return new Response(JSON.stringify({interval_ms: 10_000, gaps: [], seconds}));
                    };
                    const started = new Date(clock.brokerNow() - 305_000).toISOString();
                    const line = new m.LastMinute({test_id: "-", state: "RUNNING", started_at: started, plan: {}, drivers: []});
                    while (line.spark.points.length === 0) {
                        await new Promise((wake) => setTimeout(wake, 20));
                    }
                    window.fetch = fetched;
                    return [asked, line.spark.points.map(([x, y]) => [Number(x.toFixed(1)), y]), line.throughput.textContent, line.p99.textContent];
                }""");
        assertThat(found)
                .isEqualTo(
                        "[[\"240\",\"19\"],[[0,24],[0.2,25],[0.4,26],[0.6,27],[0.8,28],[1,29]]," + "\"29\",\"29.0\"]");
    }

    /** From five minutes ago, 0, to now, 1, at the time of each; no line across half a minute of which nothing is known. */
    @Test
    void aDriversHealthIsDrawnByTime() {
        String points = modules.ask(
                "health.js",
                "m.cpuLine([[0, 0.2], [3, null], [30, 0.4], [33, 0.5]].map(([at, cpu]) => ({at: 1000 * at, cpu})), 300_000)"
                        + ".map(([x, cpu]) => [Number(x.toFixed(2)), cpu])");
        assertThat(points).isEqualTo("[[0,0.2],[0.01,null],[0.1,null],[0.1,0.4],[0.11,0.5]]");
    }
}
