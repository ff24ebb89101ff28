package dev.landfall.stats;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks into an encoded histogram before anything is allocated for it. Layout (HdrHistogram V2, big endian): compressed form = cookie,
 * length, deflated rest; inflated = cookie, payload length, normalising offset, digits, lowest, highest, ratio, counts.
 */
final class HistogramBytes {

    private static final int COMPRESSED_HEADER_BYTES = 8;

    private HistogramBytes() {}

    static void checkShape(byte[] bytes, int compressedCookie, int cookie, int headerBytes, int maxPayload) {
        if (bytes.length <= COMPRESSED_HEADER_BYTES) {
            throw new IllegalArgumentException("not a histogram: " + bytes.length + " bytes");
        }
        ByteBuffer outer = ByteBuffer.wrap(bytes);
        int outerCookie = outer.getInt();
        int length = outer.getInt();
        if (outerCookie != compressedCookie || length != bytes.length - COMPRESSED_HEADER_BYTES) {
            throw new IllegalArgumentException("not a compressed V2 histogram");
        }
        checkHeader(inflate(bytes, headerBytes, maxPayload), cookie, maxPayload);
    }

    private static void checkHeader(ByteBuffer header, int cookie, int maxPayload) {
        int innerCookie = header.getInt();
        int payload = header.getInt();
        header.getInt();
        int digits = header.getInt();
        long lowest = header.getLong();
        long highest = header.getLong();
        if (innerCookie != cookie || payload < 0 || payload > maxPayload) {
            throw new IllegalArgumentException("histogram payload of " + payload + " bytes");
        }
        if (digits != Histograms.DIGITS || lowest != Histograms.LOWEST_NANOS || highest != Histograms.HIGHEST_NANOS) {
            throw new IllegalArgumentException("histogram must be (1, " + Histograms.HIGHEST_NANOS + ", 3), was ("
                    + lowest + ", " + highest + ", " + digits + ")");
        }
    }

    private static ByteBuffer inflate(byte[] bytes, int headerBytes, int maxPayload) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, COMPRESSED_HEADER_BYTES, bytes.length - COMPRESSED_HEADER_BYTES);
            byte[] inflated = new byte[headerBytes + maxPayload + 1];
            int length = 0;
            int step;
            while (length < inflated.length
                    && (step = inflater.inflate(inflated, length, inflated.length - length)) > 0) {
                length += step;
            }
            if (length < headerBytes || length == inflated.length) {
                throw new IllegalArgumentException("histogram of " + length + " bytes or more");
            }
            return ByteBuffer.wrap(inflated, 0, length);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("not a histogram: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }
}
