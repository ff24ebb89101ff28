package dev.landfall.orchestrator.rest;

import dev.landfall.lifecycle.LandfallException;
import dev.landfall.lifecycle.StoreUnavailable;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.UnknownTest;
import dev.landfall.orchestrator.core.LoadTests;
import dev.landfall.orchestrator.core.LoadTests.Place;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.history.History;
import dev.landfall.orchestrator.report.FileReportStore;
import dev.landfall.orchestrator.report.PercentilesJson;
import dev.landfall.orchestrator.report.ReportLibrary;
import dev.landfall.orchestrator.report.ReportLibrary.Corrupt;
import dev.landfall.orchestrator.report.TestJson;
import dev.landfall.orchestrator.report.TimelineJson;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/**
 * All tests there are: those in memory as they are now, all others, and those whose report is safely written, as their files have it; so a
 * report does not change with a restart. Blocks for as long as the disk does. Thread-safe.
 */
public final class TestLibrary {

    private final LoadTests tests;
    private final ReportLibrary files;
    private final FileReportStore store;
    private final History history;

    public TestLibrary(LoadTests tests, ReportLibrary files, FileReportStore store, History history) {
        this.tests = tests;
        this.files = files;
        this.store = store;
        this.history = history;
    }

    /** @throws UnknownTest where there is none */
    JsonObject test(TestId id) {
        Optional<TestView> view = tests.test(id);
        if (view.isPresent() && !isFiled(view.get())) {
            return TestJson.of(view.get());
        }
        try {
            return files.report(id).or(() -> view.map(TestJson::of)).orElseThrow(() -> new UnknownTest(id));
        } catch (Corrupt e) {
            return view.map(TestJson::of).orElseThrow(() -> Problems.corrupt(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return view.map(TestJson::of).orElseThrow(TestLibrary::unreadable);
        }
    }

    /** What was asked for in an earlier test; empty where there is no such test, or its report cannot be read. */
    public Optional<JsonObject> plan(String id) {
        try {
            return Optional.ofNullable(test(Parameters.testId(id)).getJsonObject("plan"));
        } catch (LandfallException | ProblemException e) {
            return Optional.empty();
        }
    }

    /** Seconds of a test in memory, else as they were filed. */
    JsonObject timeline(TestId id) {
        return timeline(id, 0);
    }

    /** The same from that index on. */
    JsonObject timeline(TestId id, long from) {
        return findTimeline(id, from)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        404,
                        "NO_TIMELINE",
                        "This test has no timeline",
                        "an older version has kept its report without it")));
    }

    /** The same, empty where an older version has kept the report without it. */
    Optional<JsonObject> findTimeline(TestId id) {
        return findTimeline(id, 0);
    }

    private Optional<JsonObject> findTimeline(TestId id, long from) {
        Optional<JsonObject> live =
                tests.timeline(id).map(timeline -> TimelineJson.of(from == 0 ? timeline : timeline.from(from)));
        if (live.isPresent()) {
            return live;
        }
        test(id);
        try {
            return files.timeline(id).map(timeline -> from == 0 ? timeline : TimelineJson.from(timeline, from));
        } catch (Corrupt e) {
            throw Problems.corrupt("of its timeline, " + e.getMessage());
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** Histograms of an ended test: those still to be written, else those on disk. */
    JsonObject times(TestId id) {
        try {
            return store.times(id)
                    .orElseThrow(() -> new ProblemException(Problem.of(
                            404,
                            "NO_HISTOGRAMS",
                            "This test has no histograms",
                            "an older version has kept its report without them")));
        } catch (Corrupt e) {
            throw Problems.corrupt("of its histograms, " + e.getMessage());
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** Percentiles of an ended test from its histograms; null in all measures where an older version has kept none. */
    JsonObject percentiles(TestId id) {
        try {
            return PercentilesJson.of(id, store.wholeTimes(id));
        } catch (Corrupt e) {
            throw Problems.corrupt("of its histograms, " + e.getMessage());
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** @throws UnknownTest where there is none */
    void requireKnown(TestId id) {
        try {
            if (tests.test(id).isEmpty() && files.stamp(id).isEmpty()) {
                throw new UnknownTest(id);
            }
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** @throws UnknownTest where there is none */
    Place place(TestId id) {
        return tests.test(id)
                .map(view -> new Place(view.createdAt(), id))
                .or(() -> history.place(id))
                .orElseThrow(() -> new UnknownTest(id));
    }

    /** True when its file says the last word. */
    static boolean isFiled(TestView view) {
        return view.state().isFinal() && view.reportSaved();
    }

    private static StoreUnavailable unreadable() {
        return new StoreUnavailable("the data directory cannot be read");
    }
}
