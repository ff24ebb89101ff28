package dev.landfall.launcher.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms of a report, by the names that people know them by. */
enum ReportForm {
    HTML("html"),
    JSON("json"),
    CSV("csv"),
    JUNIT("xml"),
    HLOG("hlog");

    private final String suffix;

    ReportForm(String suffix) {
        this.suffix = suffix;
    }

    /** @throws IllegalArgumentException naming all there are */
    static ReportForm of(String name) {
        return Arrays.stream(values())
                .filter(form -> form.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("--format must be one of " + names() + ", was " + name));
    }

    static String names() {
        return Arrays.stream(values()).map(ReportForm::toString).collect(Collectors.joining(", "));
    }

    /** Of a file, and of the orchestrator's path. */
    String suffix() {
        return suffix;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
