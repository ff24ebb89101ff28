package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the modules that charts are drawn by make of given seconds. */
@Order(19)
@Timeout(120)
@ExtendWith({SharedStack.class, SharedBrowser.class})
class ChartModulesIT {
    private final Stack stack;
    private final Browser browser;
    private final Modules modules;

    ChartModulesIT(Stack stack, Browser browser) {
        this.stack = stack;
        this.browser = browser;
        this.modules = new Modules(browser);
    }

    @BeforeEach
    void signIn() {
        browser.signIn(stack);
        browser.open("/drivers.xhtml");
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
}
