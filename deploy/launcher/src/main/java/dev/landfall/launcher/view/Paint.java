package dev.landfall.launcher.view;

/** Colours for a terminal; without colour every method returns its text as it is. */
public record Paint(boolean coloured) {
    public String bold(String text) {
        return with("1", text);
    }

    public String dim(String text) {
        return with("2", text);
    }

    public String good(String text) {
        return with("32", text);
    }

    public String doubtful(String text) {
        return with("33", text);
    }

    public String bad(String text) {
        return with("31", text);
    }

    private String with(String code, String text) {
        return coloured ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
