package dev.landfall.orchestrator.report;

import dev.landfall.codec.JsonText;
import dev.landfall.files.SafeFile;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.view.NodeView;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.core.view.TimelineView;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of one report: {@code {test_id}/nodes/{node_id}.json}, {@code timeline.json} and {@code histograms.json} first, {@code {test_id}/test.json} last, so that
 * the latter stands for all. A node whose id cannot be a file name has its place among the drivers instead: {@code ~3.json} for the fourth.
 */
final class ReportFiles {

    static final String TEST = "test.json";
    static final String TIMELINE = "timeline.json";
    static final String TIMES = "histograms.json";

    private final Path reports;

    ReportFiles(Path reports) {
        this.reports = reports;
    }

    /** Writes or replaces them. Blocks until they are on disk. */
    void write(TestView test, TimelineView timeline, JsonObject times) throws IOException {
        Path directory = directory(test.testId());
        Path nodes = Files.createDirectories(directory.resolve("nodes"));
        List<NodeView> drivers = test.drivers();
        for (int index = 0; index < drivers.size(); index++) {
            NodeView node = drivers.get(index);
            byte[] content = JsonText.bytes(NodeJson.report(test.testId(), test.revision(), node));
            SafeFile.write(nodes.resolve(fileName(node, index)), content);
        }
        SafeFile.syncDirectory(nodes);
        SafeFile.write(directory.resolve(TIMELINE), JsonText.bytes(TimelineJson.of(timeline)));
        SafeFile.write(directory.resolve(TIMES), JsonText.bytes(times));
        SafeFile.write(directory.resolve(TEST), JsonText.bytes(TestJson.saved(test)));
        SafeFile.syncDirectory(directory);
        SafeFile.syncDirectory(reports);
    }

    Path directory(TestId test) {
        if (!test.isFileName()) {
            throw new IllegalArgumentException("not an id of ours, so no name of a directory: " + test);
        }
        return reports.resolve(test.value());
    }

    /** "~" is in no node id that may be a file name, so the two kinds of names never meet. */
    private static String fileName(NodeView node, int index) {
        return (node.nodeId().isFileName() ? node.nodeId().value() : "~" + index) + ".json";
    }
}
