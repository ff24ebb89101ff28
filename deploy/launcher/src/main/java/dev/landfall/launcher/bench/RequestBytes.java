package dev.landfall.launcher.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The headers with which a peer's request gets as long as the driver's: the driver's own, of which one is made longer or shorter by what
 * the peer adds or leaves out.
 *
 * @param headers {@code Name: value}
 * @param length of the whole request in bytes, as the peer sends it
 */
record RequestBytes(List<String> headers, int length) {
    private static final String ELASTIC = "Landfall-Test: ";

    RequestBytes {
        headers = List.copyOf(headers);
    }

    /** What the driver sends. */
    static RequestBytes of(String request) {
        List<String> headers = request.lines()
                .skip(1)
                .filter(line -> !line.isEmpty() && !line.startsWith("Host:"))
                .toList();
        return new RequestBytes(headers, request.length());
    }

    /** The headers for a request that is longer by so many bytes; as near as can be when that would leave nothing of a value. */
    List<String> longerBy(int bytes) {
        var changed = new ArrayList<String>();
        for (String header : headers) {
            changed.add(header.startsWith(ELASTIC) ? ELASTIC + ofLength(value(header), bytes) : header);
        }
        return List.copyOf(changed);
    }

    private static String value(String header) {
        return header.substring(ELASTIC.length());
    }

    private static String ofLength(String value, int more) {
        return more > 0 ? value + "0".repeat(more) : value.substring(0, Math.max(1, value.length() + more));
    }
}
