package dev.landfall.systemtest.oracle;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the loop writes down: in memory while it runs, to a file when it has ended. Owned by one thread at a time. */
final class Journal implements Notes {
    private static final int ROOM = 1 << 16;

    private final List<String> nodes = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();
    private long[] arrivals = new long[ROOM];
    private long[] delays = new long[ROOM];
    private byte[] senders = new byte[ROOM];
    private int count;
    private int warmUps;

    @Override
    public void window(boolean planned, long startNanos, long endNanos) {
        windows.add(new Window(planned, startNanos, endNanos));
    }

    @Override
    public void request(long nanos, long delayNanos, Exchange exchange, int length) {
        if (exchange.isWarmUp(length)) {
            warmUps++;
        } else {
            arrival(nanos, delayNanos, exchange.node(length));
        }
    }

    /** The oracle's own counts are for whoever reads its log. */
    @Override
    public String counts() {
        return "";
    }

    private void arrival(long nanos, long delayNanos, String node) {
        if (count == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, 2 * count);
            delays = Arrays.copyOf(delays, 2 * count);
            senders = Arrays.copyOf(senders, 2 * count);
        }
        arrivals[count] = nanos;
        delays[count] = delayNanos;
        senders[count++] = (byte) indexOf(node);
    }

    private int indexOf(String node) {
        int index = nodes.indexOf(node);
        if (index < 0) {
            nodes.add(node);
            index = nodes.size() - 1;
        }
        return index;
    }

    OracleLog toLog() {
        var measured = new ArrayList<Arrival>(count);
        for (int i = 0; i < count; i++) {
            measured.add(new Arrival(arrivals[i], delays[i], nodes.get(senders[i])));
        }
        return new OracleLog(measured, windows, warmUps);
    }

    /** One line for each fact; {@link OracleLog#read} takes it back. */
    void writeTo(Path file) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        try (BufferedWriter out = Files.newBufferedWriter(aside)) {
            out.write("warm-up " + warmUps + "\n");
            for (Window window : windows) {
                String kind = window.planned() ? "planned " : "gap ";
                out.write(kind + window.startNanos() + " " + window.endNanos() + "\n");
            }
            for (int i = 0; i < count; i++) {
                out.write("arrival " + arrivals[i] + " " + delays[i] + " " + nodes.get(senders[i]) + "\n");
            }
        }
        Files.move(aside, file);
    }
}
