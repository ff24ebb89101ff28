package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Stack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the modules behind the pages of ended tests make of given values. */
@Order(19)
class EndedModulesIT extends ModulesTrial {
    EndedModulesIT(Stack stack, Browser browser) {
        super(stack, browser);
    }

    @Test
    void changesHaveTheirUnitTheirSignAndTheirJudgement() {
        assertThat(changes("{name: 'rps', base: 100, candidate: 200, change: 100, relative: 1, significant: true}"))
                .isEqualTo("throughput|100 /s|200 /s|+100 /s|+100.0 %|● more than noise");
        assertThat(changes("{name: 'p99_9', base: 20, candidate: 15, change: -5, relative: -0.25, significant: null}"))
                .isEqualTo("response time p99.9|20.0 ms|15.0 ms|−5.00 ms|−25.0 %|–");
        assertThat(changes("{name: 'error_rate', base: 0, candidate: 0.004, change: 0.004, significant: false}"))
                .isEqualTo("failed of completed|0.00 %|< 0.01 %|+< 0.01 points|–|○ within noise");
        assertThat(changes("{name: 'sent', base: 1300, candidate: 1300, change: 0, relative: 0, significant: null}"))
                .isEqualTo("requests sent|1,300|1,300|0|0.0 %|–");
    }

    private String changes(String figure) {
        return modules.ask(
                "changes.js",
                "[...m.changesTable([" + figure + "])[1].rows[0].cells].map((cell) => cell.textContent).join('|')");
    }

    @Test
    void theMaximumStandsWhereOneOfAllValuesDoes() {
        assertThat(modules.ask(
                        "percentiles.js",
                        "m.curveOf({count: 1000, points: [[0, 1], [50, 2], [100, 9]]}, null).points.map((p) => p.at)"))
                .isEqualTo("[0,0.3010299956639812,3]");
        assertThat(modules.ask("percentiles.js", "m.ticks(3, 600).map((tick) => tick.words).join(', ')"))
                .isEqualTo("0 %, 50 %, 90 %, 99 %, max");
    }

    /** Of 200 values no more than two lie above p99, and none has to be beyond p99.9. */
    @Test
    void withoutHistogramsOnlyPercentilesThatTheCountCarriesAreDrawn() {
        String figures = "{count: 200, p50: 1, p90: 2, p95: 3, p99: 4, p99_9: 5, p99_99: 5, max: 5}";
        assertThat(modules.ask("percentiles.js", "m.curveOf(null, " + figures + ").points.map((p) => p.percent)"))
                .isEqualTo("[50,90,95,99,100]");
        assertThat(modules.ask("percentiles.js", "m.curveOf(null, {count: 0}).points"))
                .isEqualTo("[]");
    }

    @Test
    void whatIsMissingIsOfTheLengthOfTheIntervals() {
        assertThat(modules.ask("answer.js", "m.lacksWords([12, 13, 14], 5000)"))
                .isEqualTo("no data of 15 s, from 1:00 on");
    }

    @Test
    void aReportThatWasAmendedOrSavedIsNewerThanWhatIsShown() {
        assertThat(modules.ask("versions.js", """
                {
                    const test = (revision, saved) =>
                        ({test_id: "a", state: "COMPLETED", revision, report_saved: saved});
                    return [[1, false], [1, true], [2, true]].map((told) => {
                        const versions = new m.Versions(["a"]);
                        versions.show(test(1, false));
                        versions.hear(test(...told));
                        versions.hear({...test(9, true), test_id: "another"});
                        const before = versions.isBehind;
                        versions.ask();
                        return [before, versions.isBehind];
                    });
                }""")).isEqualTo("[[false,false],[true,false],[true,false]]");
    }

    @Test
    void whatIsNotListedIsNotDeletedAndWhatIsGoneIsDone() {
        assertThat(modules.ask("picks.js", """
                {
                    const picks = new m.Picks();
                    ["a", "b", "c", "d"].forEach((id) => picks.set(id, id.toUpperCase(), true));
                    picks.keep(["b", "c", "d", "e"]);
                    const status = {b: 404, c: 503};
                    const refused = await picks.deleteAll(async (id) => {
                        throw {status: status[id], message: "away"};
                    });
                    return [refused, picks.ids];
                }""")).isEqualTo("[{\"name\":\"C\",\"message\":\"away\"},[\"c\",\"d\"]]");
    }

    @Test
    void driversAreRangesOfOneAxis() {
        assertThat(modules.ask("drivercompare.js", "m.rangeOf(10, 100, 1, 1000).map(Math.round)"))
                .isEqualTo("[33,33]");
        assertThat(modules.ask("drivercompare.js", "m.rangeOf(5, 5, 5, 5)")).isEqualTo("[0,1.5]");
    }

    /** Only driver-10 told seconds; of driver-2 a bar is seen all the same, in the colour that it has in all charts. */
    @Test
    void aDriverHasItsColourWhetherItToldSecondsOrNot() {
        String found = modules.ask("drivercompare.js", """
                {
                    const {Series} = await import(location.origin + "/assets/js/series.js");
                    const series = new Series("-");
                    series.put({index: 0, complete: false, nodes: {"driver-10": {p99: 3}}});
                    const [table, chart] = ["table", "div"].map((name) => document.createElement(name));
                    document.createElement("div").append(chart);
                    const times = {response_time: {p50: 1, p95: 2, p99: 3}};
                    const drivers = ["driver-10", "driver-1", "driver-2"].map((name) => ({node_id: name, latency: times}));
                    const compared = new m.DriverComparison(table, chart);
                    compared.show({drivers}, series);
                    const bars = [...table.querySelectorAll("tbody tr")].map((row) =>
                        row.dataset.driver + " " + row.querySelector("i").style.background);
                    return [...bars, ...compared.chart.lines.map((line) => line.label + " " + line.color)].join("; ");
                }""");
        assertThat(found).isEqualTo("driver-1 var(--d1); driver-2 var(--d2); driver-10 var(--d3); driver-10 --d3");
    }

    /** A name on an element without a role is told to nobody; what scrolls by keyboard says what it is. */
    @Test
    void whateverHasANameHasARoleThatCarriesIt() {
        String nameless = modules.ask("dom.js", """
                (await Promise.all(["/", "/result.xhtml?id=-", "/compare.xhtml", "/test.xhtml?id=-"].map(async (path) => {
                    const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
                    const found = page.querySelectorAll("div[aria-label]:not([role]), div[aria-labelledby]:not([role]), "
                        + ".scroll:not([role][aria-label]):not([role][aria-labelledby])");
                    return [...found].map((each) => path + " " + each.outerHTML.slice(0, 80));
                }))).flat()""");
        assertThat(nameless).isEqualTo("[]");
    }
}
