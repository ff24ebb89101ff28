package dev.landfall.orchestrator.report.export;

import dev.landfall.lifecycle.TestId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which a report is there. The first one is what somebody gets who does not mind. */
public enum ReportFormat {
    JSON("json", "application", "json", true),
    HTML("html", "text", "html", true),
    CSV("csv", "text", "csv", false),
    JUNIT("xml", "application", "xml", false),
    HLOG("hlog", "text", "plain", false);

    private final String suffix;
    private final String type;
    private final String subtype;
    private final boolean inline;

    ReportFormat(String suffix, String type, String subtype, boolean inline) {
        this.suffix = suffix;
        this.type = type;
        this.subtype = subtype;
        this.inline = inline;
    }

    public static Optional<ReportFormat> ofSuffix(String suffix) {
        return Arrays.stream(values())
                .filter(format -> format.suffix.equals(suffix))
                .findFirst();
    }

    /** Of a media type: {@code text}. */
    public String type() {
        return type;
    }

    /** Of a media type: {@code csv}. */
    public String subtype() {
        return subtype;
    }

    /** With the charset, where there is no other way to tell it. */
    public String mediaType() {
        return type + "/" + subtype + (type.equals("text") ? "; charset=utf-8" : "");
    }

    /** Whether a browser shows it, or keeps it as a file; under a name in which nothing is anybody's text. */
    public String disposition(TestId test) {
        return (inline ? "inline" : "attachment") + "; filename=\"landfall-" + test.value() + "." + suffix + "\"";
    }

    /** Every form with its suffix and media type, for those who asked for another. */
    public static String all() {
        return Arrays.stream(values())
                .map(format -> "." + format.suffix + " (" + format.type + "/" + format.subtype + ")")
                .collect(Collectors.joining(", "));
    }
}
