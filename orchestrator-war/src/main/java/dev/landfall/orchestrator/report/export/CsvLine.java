package dev.landfall.orchestrator.report.export;

import org.jspecify.annotations.Nullable;

/**
 * One line of RFC 4180 in the making. A spreadsheet takes a cell that begins with {@code = + - @}, tab or carriage return for a formula, so
 * such a text gets an apostrophe before it; so does one that begins with an apostrophe, so that a reader who takes one away has the text
 * again.
 */
final class CsvLine {

    private static final String FORMULA = "=+-@\t\r'";

    private final StringBuilder line = new StringBuilder();
    private boolean first = true;

    /** Anybody's text. */
    CsvLine text(String text) {
        boolean guarded = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return cell(guarded ? "'" + text : text);
    }

    /** A number, a name or an instant of ours; empty where it is not known. */
    CsvLine own(@Nullable Object value) {
        return cell(value == null ? "" : value.toString());
    }

    private CsvLine cell(String text) {
        line.append(first ? "" : ",").append(quoted(text));
        first = false;
        return this;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return line + "\r\n";
    }
}
