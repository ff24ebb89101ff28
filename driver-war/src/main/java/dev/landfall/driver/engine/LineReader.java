package dev.landfall.driver.engine;

import java.util.Arrays;

/**
 * Finds the lines of an answer's head. A line that lies within one read is only pointed at; one that is split is gathered first.
 * Not thread-safe.
 */
final class LineReader {

    private static final byte[] NOTHING = {};

    private byte[] gathered = NOTHING;
    private int gatheredLength;
    private int carriageReturns;
    private boolean dirty;
    private boolean bare;

    /** The line found last, without its ending, or what has come of one: {@code bytes} from {@code start} up to {@code end}. */
    byte[] bytes = NOTHING;

    int start;
    int end;

    /** Looks for the end of a line; returns the index after it, or -1 when the line goes on in the next read. */
    int read(byte[] source, int from, int to) {
        int lineFeed = indexOfLineFeed(source, from, to);
        if (lineFeed < 0) {
            gather(source, from, to);
            return -1;
        }
        if (gatheredLength == 0) {
            bytes = source;
            start = from;
            end = lineFeed;
        } else {
            gather(source, from, lineFeed);
            gatheredLength = 0;
        }
        dropCarriageReturn();
        return lineFeed + 1;
    }

    /** True when the line found last holds control characters that no line may hold. */
    boolean isDirty() {
        return dirty;
    }

    /** True when the line found last ended without a carriage return. */
    boolean isBare() {
        return bare;
    }

    void reset() {
        gatheredLength = 0;
        carriageReturns = 0;
        dirty = false;
    }

    private int indexOfLineFeed(byte[] source, int from, int to) {
        if (gatheredLength == 0) {
            carriageReturns = 0;
            dirty = false;
        }
        for (int i = from; i < to; i++) {
            byte b = source[i];
            if (b < ' ') { // rare: control characters, and all above 0x7f
                if (b == '\n') {
                    return i;
                }
                if (b == '\r') {
                    carriageReturns++;
                } else if (b >= 0 && b != '\t') {
                    dirty = true;
                }
            }
        }
        return -1;
    }

    /** One carriage return belongs to the ending; any other is a fault. A bare line feed also ends a line (RFC 9112, 2.2). */
    private void dropCarriageReturn() {
        bare = end == start || bytes[end - 1] != '\r';
        if (!bare) {
            end--;
            carriageReturns--;
        }
        dirty |= carriageReturns > 0;
    }

    private void gather(byte[] source, int from, int to) {
        int length = to - from;
        if (gathered.length < gatheredLength + length) {
            gathered = Arrays.copyOf(gathered, Math.max(256, 2 * (gatheredLength + length)));
        }
        System.arraycopy(source, from, gathered, gatheredLength, length);
        gatheredLength += length;
        bytes = gathered;
        start = 0;
        end = gatheredLength;
    }
}
