package dev.landfall.launcher.view;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command writes: lines of result on standard output, complaints on standard error, and one line of progress that a terminal
 * rewrites in place and a file gets as lines. Safe for use by several threads.
 */
public final class Screen {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final int columns;
    private final Paint paint;
    private boolean lineIsOpen;

    public Screen(PrintStream out, PrintStream err, boolean terminal, boolean coloured, int columns) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.columns = columns;
        this.paint = new Paint(coloured);
    }

    /** The one this program was started on; the script tells by {@code landfall.columns} how wide the terminal is, if it is one. */
    public static Screen ofThisProgram(Map<String, String> environment) {
        int columns = Integer.getInteger("landfall.columns", 0);
        boolean terminal = columns > 0;
        boolean coloured = terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        return new Screen(stream(FileDescriptor.out), stream(FileDescriptor.err), terminal, coloured, columns);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    public Paint paint() {
        return paint;
    }

    public boolean isTerminal() {
        return terminal;
    }

    public synchronized void line(String text) {
        closeProgress();
        out.println(text);
    }

    /** Text that has its own ends of lines. */
    public synchronized void print(String text) {
        closeProgress();
        out.print(text);
        out.flush();
    }

    public void lines(Iterable<String> lines) {
        lines.forEach(this::line);
    }

    public synchronized void complain(String text) {
        closeProgress();
        err.println(paint.bad("landfall: ") + text);
    }

    /** Shows where things stand; cut to the width of the terminal, because a line that wraps cannot be rewritten. */
    public synchronized void progress(String text) {
        if (!terminal) {
            out.println(text);
            return;
        }
        out.print("\r\u001B[2K" + (text.length() < columns ? text : text.substring(0, columns - 1)));
        out.flush();
        lineIsOpen = true;
    }

    /** Takes the line of progress away, so that what follows stands in its place. */
    public synchronized void closeProgress() {
        if (lineIsOpen) {
            out.print("\r\u001B[2K");
            out.flush();
            lineIsOpen = false;
        }
    }
}
