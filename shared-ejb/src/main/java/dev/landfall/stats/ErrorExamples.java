package dev.landfall.stats;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was said by the first failure of each class, for people: why a certificate was refused, which address did not answer. One line of
 * at most 240 characters each; control and format characters become question marks, since targets have a say in it.
 */
public record ErrorExamples(Map<ErrorClass, String> byClass) {

    public static final ErrorExamples NONE = new ErrorExamples(Map.of());

    private static final int MAX_LENGTH = 240;

    public ErrorExamples {
        Map<ErrorClass, String> copy = new EnumMap<>(ErrorClass.class);
        byClass.forEach((error, text) -> copy.put(error, line(text)));
        byClass = Collections.unmodifiableMap(copy);
    }

    private static String line(String text) {
        String cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH - 3) + "..." : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
