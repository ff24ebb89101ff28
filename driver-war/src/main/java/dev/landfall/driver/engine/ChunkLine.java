package dev.landfall.driver.engine;

/** Looks at the lines between the chunks of a body (RFC 9112, section 7.1). */
final class ChunkLine {

    /** Of a chunk's size and extensions, without the end of the line. */
    static final int MAX_BYTES = 4 * 1024;

    private ChunkLine() {}

    /**
     * Hexadecimal digits, then perhaps extensions, which nobody asked for: the number, the largest long when it is larger than that, or
     * -1 when the line has another form or is too long.
     */
    static long size(LineReader line) {
        byte[] b = line.bytes;
        int at = line.start;
        long size = at == line.end || Ascii.hexDigit(b[at]) < 0 ? -1 : 0;
        while (at < line.end && Ascii.hexDigit(b[at]) >= 0) {
            size = size > Long.MAX_VALUE >> 4 ? Long.MAX_VALUE : 16 * size + Ascii.hexDigit(b[at]);
            at++;
        }
        at = Ascii.skipBlanks(b, at, line.end);
        boolean ends = at == line.end || b[at] == ';';
        return ends && line.end - line.start <= MAX_BYTES ? size : -1;
    }

    /** Of a line whose end has not come: a carriage return may be the first half of it. */
    static boolean mayBecomeSize(LineReader line) {
        return line.end - line.start <= MAX_BYTES + 1 && Ascii.hexDigit(line.bytes[line.start]) >= 0;
    }

    /** Of a line whose end has not come, which must be empty. */
    static boolean mayBecomeEnd(LineReader line) {
        return line.end - line.start == 1 && line.bytes[line.start] == '\r';
    }
}
