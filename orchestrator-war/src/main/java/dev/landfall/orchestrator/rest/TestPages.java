package dev.landfall.orchestrator.rest;

import dev.landfall.codec.JsonText;
import dev.landfall.codec.JsonValues;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.LoadTests;
import dev.landfall.orchestrator.core.LoadTests.Place;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.history.History;
import dev.landfall.orchestrator.history.HistoryEntry;
import dev.landfall.orchestrator.report.ReportLibrary;
import dev.landfall.orchestrator.report.ReportLibrary.Corrupt;
import dev.landfall.orchestrator.report.TestJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the list of all tests. Reports that the index has found good go from their files to the reader as they are, so that a page of
 * hundreds costs little more than reading them. Blocks for as long as the disk does. Thread-safe.
 */
public final class TestPages {

    private final LoadTests tests;
    private final ReportLibrary files;
    private final History history;

    public TestPages(LoadTests tests, ReportLibrary files, History history) {
        this.tests = tests;
        this.files = files;
        this.history = history;
    }

    /** What is known of a test: one of the two at least. */
    private record Item(@Nullable TestView view, @Nullable HistoryEntry filed) {}

    /** {@code {tests, next}} as UTF-8, at most so many tests from after a place on. */
    byte[] page(int limit, @Nullable Place after) {
        SortedMap<Place, Item> items = items(limit + 1, after);
        List<Map.Entry<Place, Item>> found = new ArrayList<>(items.entrySet());
        List<Map.Entry<Place, Item>> shown = found.subList(0, Math.min(limit, found.size()));
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(utf8("{\"tests\":["));
        int before = page.size();
        for (Map.Entry<Place, Item> each : shown) {
            Optional<byte[]> item = content(each.getKey(), each.getValue());
            if (item.isPresent()) {
                page.writeBytes(utf8(page.size() == before ? "" : ","));
                page.writeBytes(item.get());
            }
        }
        String next = found.size() > limit
                ? '"' + shown.get(limit - 1).getKey().testId().value() + '"'
                : "null";
        page.writeBytes(utf8("],\"next\":" + next + "}"));
        return page.toByteArray();
    }

    private SortedMap<Place, Item> items(int limit, @Nullable Place after) {
        TreeMap<Place, Item> items = new TreeMap<>();
        history.page(limit, after).forEach(entry -> items.put(entry.place(), new Item(null, entry)));
        for (TestView view : tests.tests(limit, after)) {
            items.merge(
                    new Place(view.createdAt(), view.testId()),
                    new Item(view, null),
                    (filed, live) -> new Item(view, filed.filed()));
        }
        return items;
    }

    /** Empty for one that has been deleted since. */
    private Optional<byte[]> content(Place place, Item item) {
        TestView view = item.view();
        HistoryEntry entry = item.filed();
        if (view != null && (entry == null || entry.corrupt() || !TestLibrary.isFiled(view))) {
            return Optional.of(JsonText.bytes(TestJson.of(view)));
        }
        if (entry == null || entry.corrupt()) {
            return Optional.of(corrupt(place));
        }
        try {
            return filed(place.testId(), entry);
        } catch (Corrupt | IOException e) {
            return Optional.of(view == null ? corrupt(place) : JsonText.bytes(TestJson.of(view)));
        }
    }

    private Optional<byte[]> filed(TestId id, HistoryEntry entry) throws IOException, Corrupt {
        Optional<byte[]> bytes = files.bytes(id);
        boolean asIndexed =
                bytes.isPresent() && bytes.get().length == entry.file().bytes();
        return asIndexed ? bytes : files.report(id).map(JsonText::bytes);
    }

    private static byte[] corrupt(Place place) {
        return JsonText.bytes(JsonValues.object()
                .add("test_id", place.testId().value())
                .addNull("name")
                .addNull("state")
                .add("created_at", place.createdAt().toString())
                .add("report_corrupt", true)
                .build());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
