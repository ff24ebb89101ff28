package dev.landfall.systemtest.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.landfall.systemtest.harness.Doc;
import java.util.List;

/** Numbers as pages write them. */
final class Shown {
    private Shown() {}

    /** Three digits that count. */
    static void isAs(String words, double value) {
        assertThat(number(words)).isCloseTo(value, within(0.006 * value + 0.006));
    }

    /** Base, candidate, change, relative change and judgement of a figure that the API compares. */
    static void isAs(List<String> cells, Doc figure, String unit) {
        isAs(cells, figure, unit, unit);
    }

    /** The same where a change is told in a unit of its own. */
    static void isAs(List<String> cells, Doc figure, String unit, String unitOfChange) {
        isAs(cells.get(0).replace(unit, ""), figure.number("base"));
        isAs(cells.get(1).replace(unit, ""), figure.number("candidate"));
        double change = figure.number("change");
        assertThat(cells.get(2))
                .startsWith(change > 0 ? "+" : change < 0 ? "−" : "")
                .endsWith(unitOfChange);
        isAs(cells.get(2).replace(unitOfChange, "").replaceFirst("^[+−]", ""), Math.abs(change));
        String judged = figure.isNull("significant")
                ? "–"
                : figure.flag("significant") ? "● more than noise" : "○ within noise";
        assertThat(cells.get(4)).isEqualTo(judged);
    }

    static double number(String words) {
        return Double.parseDouble(words.replace(",", "").strip());
    }
}
