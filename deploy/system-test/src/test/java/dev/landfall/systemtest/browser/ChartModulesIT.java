package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Stack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the modules that charts are drawn by make of given seconds. */
@Order(19)
class ChartModulesIT extends ModulesTrial {
    ChartModulesIT(Stack stack, Browser browser) {
        super(stack, browser);
    }

    /** Ten equal seconds in columns of three, one of them unknown and the last column not full. */
    @Test
    void aColumnOfTheHeatMapIsAsDarkAsItsSeconds() {
        String sums = modules.ask("heatcolumns.js", """
                {
                    const seconds = Array.from({length: 10}, (_, i) => i === 4 ? null : {bins: [[7, 6], [8, 2]]});
                    const {sums, most} = m.sumsOf(seconds, {each: 3, columns: 4, rows: 2, high: 8});
                    return [[...sums], most, [[900, 606], [606, 606], [60, 606], [3600, 280]].map((each) => m.intervalsPerColumn(...each)),
                        [1000, 200, 5000].map(m.columnWords)];
                }""");
        assertThat(sums)
                .isEqualTo("[[2,2,2,2,6,6,6,6],6,[2,1,1,13],"
                        + "[\"each column a second\",\"each column 0.2 s\",\"each column 5 s\"]]");
    }

    /** 120 seconds where there is room for 56 columns, then 40 of them. */
    @Test
    void theHeatMapSaysWhatAColumnIsAlsoOfThatWhichIsZoomed() {
        String headings = modules.ask("heat.js", """
                {
                    const {Series} = await import(location.origin + "/assets/js/series.js");
                    const {zoomTo} = await import(location.origin + "/assets/js/zoom.js");
                    const place = document.createElement("div");
                    place.style.cssText = "position: fixed; top: 0; width: 100px; height: 80px";
                    document.body.append(place);
                    const heading = document.createElement("span");
                    const series = new Series("-");
                    for (let index = 0; index < 120; index++) {
                        series.put({index, complete: true, nodes: {}, bins: [[40, 1]]});
                    }
                    const heat = new m.HeatMap(place, heading);
                    heat.update(series, 120);
                    heat.draw();
                    const said = [heading.textContent];
                    zoomTo([10, 50]);
                    said.push(heading.textContent);
                    zoomTo(null);
                    said.push(heading.textContent);
                    place.remove();
                    return said;
                }""");
        assertThat(headings).isEqualTo("[\"each column 3 s\",\"each column a second\",\"each column 3 s\"]");
    }

    /** A timeline that was asked for before the newest tick may come after it. */
    @Test
    void whatIsKnownOfASecondIsNotForgottenForAnOlderAnswer() {
        String kept = modules.ask("series.js", """
                {
                    const series = new m.Series("-");
                    const [one, two] = [{a: {}}, {a: {}, b: {}}];
                    const told = [[false, one, 1], [false, two, 2], [false, one, 3], [true, two, 4], [false, two, 5], [true, two, 6]];
                    return told.map(([complete, nodes, sent]) => {
                        series.put({index: 3, complete, nodes, sent});
                        return series.at(3).sent;
                    });
                }""");
        assertThat(kept).isEqualTo("[1,2,2,4,4,6]");
    }

    /**
     * Of three seconds each driver tells, b is lost with the fourth; of the second one b told nothing then, though it told more later.
     * While it runs, c may yet tell of the last second; in the end the last one is not a whole one.
     */
    @Test
    void secondsAreJudgedByWhatThoseDidThatWereLeft() {
        String judged = modules.ask("whole.js", """
                {
                    const {Series} = await import(location.origin + "/assets/js/series.js");
                    const told = [["a", "b", "c"], ["a", "c"], ["a", "b", "c"], ["a", "c"], ["a", "c"], ["a"]];
                    const series = new Series("-");
                    told.forEach((names, index) => series.put({index, complete: names.length === 3, sent: 1, completed: 1, p99: 5,
                        nodes: Object.fromEntries(names.map((name) => [name, {}]))}));
                    const driver = (name, state, reason, missing) =>
                        ({node_id: name, state, end_reason: reason, requests: {sent: 9}, missing_seconds: missing});
                    const test = (state, reason, ...lost) => ({state, plan: {duration_ms: 6000}, stop: null,
                        drivers: [driver("a", "RUNNING", reason, []), driver("b", ...lost), driver("c", "RUNNING", reason, [])],
                        verdict: {thresholds: [{expression: "p99 < 1ms"}]}});
                    const {crossings} = await import(location.origin + "/assets/js/marks.js");
                    const lost = ["LOST", null, [1, 3, 4, 5]];
                    const tests = [test("RUNNING", null, "RUNNING", null, [1]), test("RUNNING", null, ...lost),
                        test("ABORTED", "STOPPED", ...lost), test("PARTIAL", "PLAN_ELAPSED", ...lost)];
                    return tests.map((each) => [m.wholeSeconds(each, series).map((second) => second.index).join(""),
                        crossings(each, series, ["p99"]).length]);
                }""");
        assertThat(judged).isEqualTo("[[\"02\",2],[\"0234\",2],[\"0234\",2],[\"02345\",2]]");
    }

    /** Where there is room for one row without values, and for two with them. */
    @Test
    void theCrosshairDoesNotMoveWhatStandsBelowALegend() {
        String heights = modules.ask("chart.js", """
                {
                    const frame = document.createElement("div");
                    const place = document.createElement("div");
                    place.className = "chart small";
                    frame.append(place);
                    document.body.append(frame);
                    const lines = ["a", "b", "c"].map((label) => ({label, color: "--d1"}));
                    const chart = new m.Chart(place, {lines, unit: "ms", format: (value) => value.toFixed(1)});
                    chart.update([[0, 1], ...lines.map(() => [1, 12345.6])], 1);
                    const isMoved = [];
                    for (let width = 300; width < 900; width += 10) {
                        frame.style.width = width + "px";
                        const heights = [undefined, 0, 1].map((index) => {
                            chart.legend.showValues(index);
                            return frame.offsetHeight;
                        });
                        new Set(heights).size > 1 && isMoved.push(width);
                    }
                    frame.remove();
                    return isMoved;
                }""");
        assertThat(heights).isEqualTo("[]");
    }
}
