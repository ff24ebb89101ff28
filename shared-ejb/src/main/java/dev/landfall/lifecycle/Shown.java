package dev.landfall.lifecycle;

/** Other people's text as it may stand in logs and sentences. */
public final class Shown {

    private static final int MAX_LENGTH = 128;

    private Shown() {}

    /** One line of at most 128 characters; control and format characters (line breaks, right-to-left marks) become question marks. */
    public static String of(String text) {
        String cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH - 3) + "..." : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
