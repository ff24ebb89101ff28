package dev.landfall.workload;

/** The HTTP version a plan asks for. */
public enum HttpVersion {
    HTTP_1_1("1.1"),
    HTTP_2("2");

    private final String text;

    HttpVersion(String text) {
        this.text = text;
    }

    /** As plans write it: {@code 1.1} or {@code 2}. */
    public String text() {
        return text;
    }
}
