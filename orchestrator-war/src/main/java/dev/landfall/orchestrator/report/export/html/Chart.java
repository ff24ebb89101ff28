package dev.landfall.orchestrator.report.export.html;

import dev.landfall.orchestrator.report.export.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * A picture of lines. The lines stretch with the page while words and strokes keep their size, so the picture is good on a telephone, too:
 * what is written stands beside the SVG, not in it.
 */
final class Chart {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 300;

    private final String label;
    private final Axis across;
    private final Axis up;
    private final DoubleFunction<String> acrossWords;
    private final DoubleFunction<String> upWords;
    private final List<Line> lines = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();

    /** @param kind the class of its colour, and {@code dashed} besides for one that accompanies others */
    private record Line(String name, String kind, double[] across, double[] up) {}

    private record Band(double from, double to) {}

    /** @param label says in words what is to be seen */
    Chart(String label, Axis across, DoubleFunction<String> acrossWords, Axis up, DoubleFunction<String> upWords) {
        this.label = label;
        this.across = across;
        this.up = up;
        this.acrossWords = acrossWords;
        this.upWords = upWords;
    }

    /** A line through what is known of it. */
    Chart line(String name, String kind, double[] acrossValues, double[] upValues) {
        lines.add(new Line(name, kind, acrossValues, upValues));
        return this;
    }

    /** A part of the axis in which something was wrong. */
    Chart band(double from, double to) {
        bands.add(new Band(from, to));
        return this;
    }

    /** @param size small, or empty */
    void draw(Markup page, String size) {
        page.open("div", "class", ("chart " + size).strip());
        axisWords(page);
        page.open("svg", "viewBox", "0 0 1000 300", "preserveAspectRatio", "none", "role", "img", "aria-label", label);
        for (Band band : bands) {
            double left = x(band.from);
            page.empty(
                    "rect",
                    "class",
                    "band",
                    "x",
                    at(left),
                    "y",
                    "0",
                    "height",
                    at(HEIGHT),
                    "width",
                    at(Math.max(2, x(band.to) - left)));
        }
        up.ticks().forEach(tick -> page.empty("path", "class", "grid", "d", "M0 " + at(y(tick)) + "H1000"));
        lines.forEach(line -> page.empty("path", "class", line.kind, "d", path(line)));
        page.close().close();
    }

    /** Which line is which; more may be said beside. To be closed once. */
    Markup openLegend(Markup page) {
        page.open("p", "class", "legend");
        lines.forEach(line -> {
            page.open("span").element("i", "", "class", line.kind);
            Blocks.foreign(page, line.name).close();
        });
        return page;
    }

    private void axisWords(Markup page) {
        page.open("div", "class", "ups", "aria-hidden", "true");
        up.ticks()
                .forEach(tick ->
                        page.element("span", upWords.apply(tick), "style", "bottom:" + percent(up.place(tick))));
        page.close().open("div", "class", "acrosses", "aria-hidden", "true");
        across.ticks()
                .forEach(tick ->
                        page.element("span", acrossWords.apply(tick), "style", "left:" + percent(across.place(tick))));
        page.close();
    }

    /** A break at each point that is not known; a point alone is a stroke as wide as what it stands for. */
    private String path(Line line) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < line.up.length; i++) {
            boolean before = isShown(line, i - 1);
            if (isShown(line, i) && !before && !isShown(line, i + 1)) {
                double half = x(line.across[0]);
                path.append("M" + at(x(line.across[i]) - half) + " " + at(y(line.up[i])) + "h" + at(2 * half));
            } else if (isShown(line, i)) {
                path.append(before ? "L" : "M").append(at(x(line.across[i])) + " " + at(y(line.up[i])));
            }
        }
        return path.length() == 0 ? "M0 0" : path.toString();
    }

    private boolean isShown(Line line, int point) {
        return point >= 0 && point < line.up.length && up.shows(line.up[point]);
    }

    private double x(double value) {
        return across.place(value) * WIDTH;
    }

    private double y(double value) {
        return (1 - up.place(value)) * HEIGHT;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    private static String at(double value) {
        return Words.decimals(value, 1);
    }
}
