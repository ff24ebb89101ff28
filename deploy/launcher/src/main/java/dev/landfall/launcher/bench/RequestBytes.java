package dev.landfall.launcher.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The headers with which a peer's request gets as long as the driver's: the driver's own, whose values are made longer or shorter by what
 * the peer adds or leaves out.
 *
 * @param headers {@code Name: value}
 * @param length of the whole request in bytes, as the peer sends it
 */
record RequestBytes(List<String> headers, int length) {
    private static final String ELASTIC = "Landfall-";

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

    /**
     * The headers for a request that is longer by so many bytes, or shorter; as near as can be when that would leave nothing of a value.
     * The first of them that may change does, the next only when that is not enough.
     */
    List<String> longerBy(int bytes) {
        var changed = new ArrayList<String>();
        int missing = bytes;
        for (String header : headers) {
            String fitted = header.startsWith(ELASTIC) ? ofLength(header, header.length() + missing) : header;
            missing -= fitted.length() - header.length();
            changed.add(fitted);
        }
        return List.copyOf(changed);
    }

    private static String ofLength(String header, int length) {
        int least = header.indexOf(": ") + 3;
        return length > header.length()
                ? header + "0".repeat(length - header.length())
                : header.substring(0, Math.max(least, length));
    }
}
