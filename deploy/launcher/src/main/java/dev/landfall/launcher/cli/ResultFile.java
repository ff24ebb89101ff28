package dev.landfall.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page that holds a result between two marks: a new result takes the place of the last, what people wrote around it stays. */
record ResultFile(Path path) {
    static final String BEGIN = "<!-- landfall bench: begin -->\n";
    static final String END = "<!-- landfall bench: end -->\n";

    /**
     * Asked before the work, so that it is not in vain.
     *
     * @throws IllegalArgumentException when it cannot be written, or is a page without a place for a result
     */
    void check() {
        if (!Files.exists(path)) {
            Path folder = path.toAbsolutePath().getParent();
            require(folder != null && Files.isDirectory(folder), "is in no folder that exists");
            return;
        }
        String text = read();
        require(Files.isWritable(path), "cannot be written");
        require(
                text.contains(BEGIN) && text.indexOf(END) > text.indexOf(BEGIN),
                "is there and has no lines " + BEGIN.strip() + " and " + END.strip() + " to put the result between");
    }

    void write(String result) throws IOException {
        if (!Files.exists(path)) {
            Files.writeString(path, "# Benchmarks\n\n" + BEGIN + result + END);
            return;
        }
        String text = read();
        String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
        Files.writeString(path, before + result + text.substring(text.indexOf(END)));
    }

    private String read() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalArgumentException("--out: cannot read " + path + " (" + e + ")");
        }
    }

    private void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException("--out: " + path + " " + otherwise);
        }
    }
}
