package dev.landfall.codec;

/**
 * A look over JSON text before it is parsed: nesting would overflow a recursive parser's stack, and a number of a million digits takes
 * time that grows with the square of its length, and the parser does not look at what follows the end.
 */
final class JsonBounds {

    static final int MAX_DEPTH = 64;
    static final int MAX_NUMBER_CHARS = 64;

    private JsonBounds() {}

    static void check(String text) throws MalformedJson {
        int depth = 0;
        int numberChars = 0;
        boolean inString = false;
        boolean ended = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
                continue;
            }
            if (ended && c > ' ') {
                throw new MalformedJson("must be one object with nothing behind it");
            }
            inString = c == '"';
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            ended |= depth == 0 && (c == '}' || c == ']');
            numberChars = isNumberPart(c) ? numberChars + 1 : 0;
            if (depth > MAX_DEPTH) {
                throw new MalformedJson("must not be nested deeper than " + MAX_DEPTH);
            }
            if (numberChars > MAX_NUMBER_CHARS) {
                throw new MalformedJson("must not have numbers of more than " + MAX_NUMBER_CHARS + " characters");
            }
        }
    }

    private static boolean isNumberPart(char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    }
}
