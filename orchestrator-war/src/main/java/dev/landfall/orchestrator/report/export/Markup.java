package dev.landfall.orchestrator.report.export;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * XML or HTML in the making: elements that are opened and closed in order, and text that is never anything but text. Characters that XML 1.0
 * forbids, in which no browser sees a sense either, become U+FFFD. Used by one thread.
 */
public final class Markup {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names of ours and anybody's values, by turns; an attribute whose value is empty is left out
     */
    public Markup open(String name, String... attributes) {
        tag(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** An element that holds nothing. */
    public Markup empty(String name, String... attributes) {
        tag(name, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds text alone. */
    public Markup element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    public Markup text(String text) {
        escape(text, false);
        return this;
    }

    /** Text of ours that is no text: a style sheet, a declaration. Never anything that came from elsewhere. */
    public Markup own(String verbatim) {
        out.append(verbatim);
        return this;
    }

    /** Closes the element that was opened last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return out.toString();
    }

    private void tag(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1], true);
                out.append('"');
            }
        }
    }

    private void escape(String text, boolean inAttribute) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> out.append(inAttribute ? "&#" + character + ";" : Character.toString(character));
                default -> out.appendCodePoint(isAllowed(character) ? character : REPLACEMENT);
            }
        }
    }

    /** As XML 1.0 has it, without the control characters of ISO 8859 that it advises against. */
    private static boolean isAllowed(int character) {
        return (character >= 0x20 && character < 0x7F)
                || (character >= 0xA0 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
