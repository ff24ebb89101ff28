package dev.landfall.launcher.cli;

import dev.landfall.launcher.client.Orchestrator;
import dev.landfall.launcher.client.Refusal;
import dev.landfall.launcher.stack.DataDir;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The files of a report: those that the orchestrator wrote on this machine, or copies fetched from it. */
final class ReportFiles {
    private ReportFiles() {}

    /** What lies below the data directory for this test; empty when the orchestrator keeps its data elsewhere. */
    static List<Path> written(DataDir data, String testId) {
        Path folder = data.report(testId);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted((a, b) -> a.getNameCount() == b.getNameCount()
                            ? a.compareTo(b)
                            : Integer.compare(a.getNameCount(), b.getNameCount()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** A report in one of its forms, JSON as people can read it. */
    static byte[] content(ReportForm form, String testId, Orchestrator orchestrator) {
        return form == ReportForm.JSON ? utf8(orchestrator.report(testId)) : orchestrator.report(testId, form.suffix());
    }

    /** Writes {@code test.json} and {@code nodes/*.json} into a folder, with the names the orchestrator uses. */
    static List<Path> copyTo(Path folder, JsonObject report, Orchestrator orchestrator) {
        var files = new ArrayList<Path>();
        files.add(write(folder.resolve("test.json"), utf8(report)));
        if (report.get("drivers") instanceof JsonArray drivers) {
            for (JsonObject driver : drivers.getValuesAs(JsonObject.class)) {
                String node = driver.getString("node_id");
                if (node.matches("[A-Za-z0-9._-]{1,128}")) {
                    JsonObject nodeReport = orchestrator.nodeReport(report.getString("test_id"), node);
                    files.add(write(folder.resolve("nodes").resolve(node + ".json"), utf8(nodeReport)));
                }
            }
        }
        return files;
    }

    /** Writes {@code report.html} and the other forms into a folder; what the orchestrator does not give is told instead. */
    static List<Path> exportTo(Path folder, String testId, Orchestrator orchestrator, Consumer<String> complaints) {
        var files = new ArrayList<Path>();
        for (ReportForm form : EnumSet.complementOf(EnumSet.of(ReportForm.JSON))) {
            try {
                byte[] content = orchestrator.report(testId, form.suffix());
                files.add(write(folder.resolve("report." + form.suffix()), content));
            } catch (Refusal refusal) {
                complaints.accept("no report as " + form + ": " + refusal.getMessage());
            }
        }
        return files;
    }

    /** JSON as people can read it. */
    static String pretty(JsonObject object) {
        var text = new StringWriter();
        try (var writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString().strip();
    }

    private static byte[] utf8(JsonObject object) {
        return (pretty(object) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Makes folders that are not there. */
    static Path write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, content).toAbsolutePath().normalize();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + " (" + e + ")", e);
        }
    }
}
