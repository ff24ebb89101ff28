package dev.landfall.orchestrator.report.export.html;

import dev.landfall.orchestrator.report.export.Markup;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the page is made of again and again. */
final class Blocks {

    /** Of somebody else's text; the JSON and the CSV have all of it. */
    private static final int SHOWN = 200;

    private Blocks() {}

    /** Text that is not ours: it keeps its direction to itself, breaks anywhere, and is shown up to a length. */
    static Markup foreign(Markup page, @Nullable String text) {
        return foreign(page, text, SHOWN);
    }

    static Markup foreign(Markup page, @Nullable String text, int shown) {
        String all = Objects.requireNonNullElse(text, Words.NONE);
        int length = all.codePointCount(0, all.length());
        page.element("bdi", length <= shown ? all : all.substring(0, all.offsetByCodePoints(0, shown)) + "…");
        return length <= shown ? page : page.element("span", " (" + Words.count(length) + " characters)", "class", "q");
    }

    /** Where there can be no element around it, as in a title: the marks of Unicode keep its direction to itself. */
    static String isolated(String text) {
        String cut = text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
        return "\u2068" + cut + "\u2069";
    }

    /** Opens a card with its heading; to be closed once. */
    static Markup card(Markup page, String kind, String title, String note) {
        page.open("section", "class", "card " + kind).open("h2").text(title);
        return (note.isEmpty() ? page : page.text(" ").element("span", note, "class", "q")).close();
    }

    /** A line of a list: a name of ours and a figure. */
    static Markup row(Markup page, String name, String value) {
        return page.open("li")
                .element("span", name)
                .element("span", value, "class", "n")
                .close();
    }

    /** @param kind ok, warn, bad, or empty for none of them */
    static Markup pill(Markup page, String kind, String words) {
        return page.element("span", words, "class", ("pill " + kind).strip());
    }

    /** Opens what scrolls sideways within the page, and a table in it; to be closed twice. */
    static Markup table(Markup page, String label, String kind) {
        return page.open("div", "class", "scroll", "role", "region", "aria-label", label, "tabindex", "0")
                .open("table", "class", kind);
    }

    /** The heads of columns. */
    static Markup heads(Markup page, Iterable<String> names) {
        page.open("thead").open("tr");
        names.forEach(name -> page.element("th", name, "scope", "col"));
        return page.close().close();
    }
}
