package dev.landfall.systemtest.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One row of what is tried: figures with what was expected, measured and tolerated. Printed as one line when it is decided. */
public final class Row {
    private final String name;
    private final List<String> figures = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    public Row(String name) {
        this.name = name;
    }

    /** A figure that may differ by the tolerance in both directions. */
    public Row near(String figure, double expected, double tolerance, double measured) {
        return figure(
                shown("%s %s (%s ±%s)", figure, measured, expected, tolerance),
                Math.abs(measured - expected) <= tolerance);
    }

    /**
     * The same where gaps of the oracle's own add so much to what is expected, and where the driver's core may have stood still for so long
     * at most, as the control thread tells.
     */
    public Row near(String figure, double expected, double gaps, double hiccups, double tolerance, double measured) {
        double off = measured - expected - gaps;
        String core = hiccups == 0 ? "" : ", hiccups up to " + shown(hiccups);
        return figure(
                shown("%s %s (%s, gaps add %s", figure, measured, expected, gaps) + core + ", ±" + shown(tolerance)
                        + ")",
                off >= -tolerance && off <= tolerance + hiccups);
    }

    /** A figure that may be over what is expected by the tolerance, but not under it. */
    public Row over(String figure, double expected, double tolerance, double measured) {
        return figure(
                shown("%s %s (%s +%s)", figure, measured, expected, tolerance),
                measured >= expected - 0.1 && measured <= expected + tolerance);
    }

    /** A count that may differ by so much in both directions. */
    public Row near(String figure, long expected, long tolerance, long measured) {
        return near(figure, (double) expected, (double) tolerance, (double) measured);
    }

    public Row atMost(String figure, long most, long measured) {
        return atMost(figure, (double) most, (double) measured);
    }

    public Row atMost(String figure, double most, double measured) {
        return figure(shown("%s %s (at most %s)", figure, measured, most), measured <= most);
    }

    public Row atLeast(String figure, double least, double measured) {
        return figure(shown("%s %s (at least %s)", figure, measured, least), measured >= least);
    }

    public Row says(String figure, String expected, String measured) {
        return figure(figure + " " + measured + " (" + expected + ")", measured.equals(expected));
    }

    /** Told, not judged. */
    public Row told(String figure, double measured) {
        return figure(shown("%s %s", figure, measured), true);
    }

    /** Words without a figure. */
    public Row remark(String words) {
        return figure(words, true);
    }

    /** A figure in words that must hold. */
    public Row holds(String what, boolean holds) {
        return figure(what, holds);
    }

    private Row figure(String text, boolean holds) {
        figures.add(holds ? text : text + " <<<");
        if (!holds) {
            missed.add(text);
        }
        return this;
    }

    /** @throws AssertionError naming each figure that was missed */
    public void decide() {
        System.out.println(
                (missed.isEmpty() ? "passed     " : "FAILED     ") + name + ": " + String.join(", ", figures));
        if (!missed.isEmpty()) {
            throw new AssertionError(name + " missed " + String.join(", ", missed));
        }
    }

    private static String shown(String format, String figure, double... numbers) {
        Object[] words = new Object[numbers.length + 1];
        words[0] = figure;
        for (int i = 0; i < numbers.length; i++) {
            words[i + 1] = shown(numbers[i]);
        }
        return String.format(format, words);
    }

    private static String shown(double number) {
        String text = String.format(Locale.ROOT, Math.abs(number) >= 1_000 ? "%.1f" : "%.2f", number);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
