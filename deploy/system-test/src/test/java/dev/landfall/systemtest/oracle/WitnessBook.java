package dev.landfall.systemtest.oracle;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a line to a file for each request as it is read, before it is answered, so that no death of the witness can lose one: {@code
 * nanos test node sequence w|m}, the last for warm-up and measured. A witness that starts again goes on where it was.
 */
final class WitnessBook implements Notes {
    private static final byte[] TEST = header("Landfall-Test");
    private static final byte[] NODE = header("Landfall-Node");
    private static final byte[] SEQUENCE = header("Landfall-Seq");

    private final OutputStream out;
    private final Map<String, Long> tests = new TreeMap<>();
    private long requests;

    WitnessBook(Path file) throws IOException {
        if (Files.exists(file)) {
            Sighting.read(file).forEach(sighting -> count(sighting.test()));
        }
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void window(boolean planned, long startNanos, long endNanos) {
        // what it counts does not depend on when it stood still
    }

    @Override
    public void request(long nanos, long delayNanos, Exchange exchange, int length) {
        var sighting = new Sighting(
                nanos,
                exchange.value(TEST, length),
                exchange.value(NODE, length),
                exchange.value(SEQUENCE, length),
                exchange.isWarmUp(length));
        try {
            out.write(sighting.line().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        count(sighting.test());
    }

    private void count(String test) {
        requests++;
        tests.merge(test, 1L, Long::sum);
    }

    /** As the sample target answers. */
    @Override
    public String counts() {
        var json = new StringBuilder("{\"requests\":" + requests + ",\"responses\":" + requests + ",\"tests\":{");
        String comma = "";
        for (var test : tests.entrySet()) {
            json.append(comma + "\"" + test.getKey() + "\":{\"requests\":" + test.getValue() + ",\"responses\":"
                    + test.getValue() + "}");
            comma = ",";
        }
        return json.append("}}").toString();
    }

    private static byte[] header(String name) {
        return ("\r\n" + name + ": ").getBytes(StandardCharsets.ISO_8859_1);
    }
}
