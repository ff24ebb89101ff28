package dev.landfall.driver.engine;

import java.nio.charset.StandardCharsets;

/** Small looks at bytes that are text. Nothing here allocates, but for {@link #bytes}. */
final class Ascii {

    private static final String TOKEN_EXTRAS = "!#$%&'*+-.^_`|~";
    private static final long MOST_TENTHS = Long.MAX_VALUE / 10 - 1;
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = 0; c < TOKEN.length; c++) {
            TOKEN[c] = (c >= '0' && c <= '9')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= 'a' && c <= 'z')
                    || TOKEN_EXTRAS.indexOf(c) >= 0;
        }
    }

    private Ascii() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean startsWith(byte[] b, int from, int to, byte[] prefix) {
        int length = Math.min(to - from, prefix.length);
        for (int i = 0; i < length; i++) {
            if (b[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** Compares as many bytes as {@code lowerCase} has. */
    static boolean equalsIgnoreCase(byte[] b, int from, byte[] lowerCase) {
        for (int i = 0; i < lowerCase.length; i++) {
            byte c = b[from + i];
            if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    /** True when the bytes are this word, with blanks around it or not. */
    static boolean isTrimmed(byte[] b, int from, int to, byte[] lowerCase) {
        int start = skipBlanks(b, from, to);
        int end = trimBlanks(b, start, to);
        return end - start == lowerCase.length && equalsIgnoreCase(b, start, lowerCase);
    }

    /** The index of the first byte that cannot be part of a header name. */
    static int endOfToken(byte[] b, int from, int to) {
        int at = from;
        while (at < to && b[at] >= 0 && TOKEN[b[at]]) {
            at++;
        }
        return at;
    }

    /** The index of a byte, {@code to} if it is not there. */
    static int indexOf(byte[] b, int from, int to, char wanted) {
        int at = from;
        while (at < to && b[at] != wanted) {
            at++;
        }
        return at;
    }

    /** 0 to 9, or -1. */
    static int digit(byte b) {
        return b >= '0' && b <= '9' ? b - '0' : -1;
    }

    /** 0 to 15, or -1. */
    static int hexDigit(byte b) {
        int letter = b | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : digit(b);
    }

    /** A decimal number with blanks around it, -1 when it is none; what is too large for a long is the largest long. */
    static long number(byte[] b, int from, int to) {
        int start = skipBlanks(b, from, to);
        int end = trimBlanks(b, start, to);
        long number = start == end ? -1 : 0;
        for (int i = start; i < end; i++) {
            int digit = digit(b[i]);
            if (digit < 0) {
                return -1;
            }
            number = number > MOST_TENTHS ? Long.MAX_VALUE : 10 * number + digit;
        }
        return number;
    }

    static int skipBlanks(byte[] b, int from, int to) {
        int at = from;
        while (at < to && isBlank(b[at])) {
            at++;
        }
        return at;
    }

    static int trimBlanks(byte[] b, int from, int to) {
        int end = to;
        while (end > from && isBlank(b[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
