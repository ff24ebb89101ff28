package dev.landfall.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.codec.JsonText;
import dev.landfall.codec.MalformedJson;
import dev.landfall.files.DiskState;
import dev.landfall.lifecycle.StoreUnavailable;
import dev.landfall.lifecycle.TestId;
import dev.landfall.lifecycle.TestState;
import dev.landfall.orchestrator.core.ReportStore.Saved;
import dev.landfall.orchestrator.core.view.TestTimes;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.stats.Measure;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReportStoreTest {

    @TempDir
    Path data;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final SavedListener listener = new SavedListener() {
        @Override
        public void saved(TestId id) {
            told.add("saved " + id);
        }

        @Override
        public void deleted(TestId id) {
            told.add("deleted " + id);
        }
    };
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void writesTheTestAndEachNodeAndLeavesNothingElse() throws Exception {
        FileReportStore store = new FileReportStore(data, executor, Duration.ofSeconds(1), listener);
        await(save(store, Samples.test(TestState.COMPLETED, 1)));

        JsonObject test = read("test.json");
        assertThat(test.getBoolean("report_saved")).isTrue();
        assertThat(test.getInt("revision")).isEqualTo(1);
        assertThat(read("nodes/driver-1.json").getString("test_id")).isEqualTo(Samples.TEST.value());
        try (var files = Files.walk(directory())) {
            assertThat(files.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(
                            "test.json", "timeline.json", "histograms.json", "driver-1.json", "~1.json");
        }
        assertThat(store.unsaved()).isZero();
    }

    @Test
    void aNodeWhoseIdIsNoFileNameIsFoundByItsPlaceAmongTheDrivers() throws Exception {
        await(save(
                new FileReportStore(data, executor, Duration.ofSeconds(1), listener),
                Samples.test(TestState.PARTIAL, 1)));
        assertThat(read("nodes/~1.json").getString("node_id")).isEqualTo("their driver/2");
    }

    @Test
    void aNewRevisionReplacesTheFiles() throws Exception {
        FileReportStore store = new FileReportStore(data, executor, Duration.ofSeconds(1), listener);
        await(save(store, Samples.test(TestState.PARTIAL, 1)));
        await(save(store, Samples.test(TestState.PARTIAL, 2)));
        assertThat(read("test.json").getInt("revision")).isEqualTo(2);
    }

    @Test
    void whatCannotBeWrittenIsTriedAgainUntilItCan() throws Exception {
        Files.writeString(data.resolve("reports"), "a file where the directory should be");
        FileReportStore store = new FileReportStore(data, executor, Duration.ofMillis(10), listener);
        CompletableFuture<Void> saved = save(store, Samples.test(TestState.COMPLETED, 1));
        executor.schedule(() -> {}, 50, TimeUnit.MILLISECONDS).get();
        assertThat(saved).isNotDone();
        assertThat(store.unsaved()).isEqualTo(1);

        Files.delete(data.resolve("reports"));
        await(saved);
        assertThat(read("test.json").getInt("revision")).isEqualTo(1);
        assertThat(store.unsaved()).isZero();
    }

    @Test
    void aWaitingRevisionGivesWayToANewerOneThatServesBoth() throws Exception {
        Files.writeString(data.resolve("reports"), "in the way");
        FileReportStore store = new FileReportStore(data, executor, Duration.ofMillis(10), listener);
        CompletableFuture<Void> first = save(store, Samples.test(TestState.PARTIAL, 1));
        CompletableFuture<Void> second = save(store, Samples.test(TestState.PARTIAL, 2));
        Files.delete(data.resolve("reports"));
        await(second);
        await(first);
        assertThat(read("test.json").getInt("revision")).isEqualTo(2);
    }

    @Test
    void givesTheHistogramsOverTheWholeTestFromMemoryUntilTheyAreOnDiskAndFromThereAfterwards() throws Exception {
        JsonObject whole = TimesJson.whole(Samples.times());
        Files.writeString(data.resolve("reports"), "in the way");
        FileReportStore store = new FileReportStore(data, executor, Duration.ofMillis(10), listener);
        CompletableFuture<Void> saved = save(store, Samples.test(TestState.COMPLETED, 1));
        assertThat(store.wholeTimes(Samples.TEST)).contains(whole);
        Files.delete(data.resolve("reports"));
        await(saved);
        assertThat(store.wholeTimes(Samples.TEST)).contains(whole);

        Files.writeString(directory().resolve("histograms.json"), "{\"slices\": []}");
        assertThatThrownBy(() -> store.wholeTimes(Samples.TEST)).isInstanceOf(ReportLibrary.Corrupt.class);
        Files.delete(directory().resolve("histograms.json"));
        assertThat(store.wholeTimes(Samples.TEST)).isEmpty();
    }

    @Test
    void anIdThatIsNotOursNeverBecomesAPath() {
        FileReportStore store = new FileReportStore(data, executor, Duration.ofSeconds(1), listener);
        CompletableFuture<Void> saved = save(store, Samples.test(new TestId("../../outside"), TestState.COMPLETED, 1));
        assertThatThrownBy(saved::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void whatWasSavedIsKnownToTheNextLife() throws Exception {
        await(save(store(), Samples.test(TestState.PARTIAL, 2)));

        Saved saved = store().saved(Samples.TEST)
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS)
                .orElseThrow();

        assertThat(saved.revision()).isEqualTo(2);
        assertThat(saved.targetReceived())
                .isEqualTo(Samples.test(TestState.PARTIAL, 2).targetReceived());
        assertThat(told).containsExactly("saved " + Samples.TEST);
    }

    @Test
    void aReportThatCannotBeReadCountsAsNotSaved() throws Exception {
        await(save(store(), Samples.test(TestState.PARTIAL, 2)));
        Files.writeString(directory().resolve("test.json"), "{\"test_id\":");

        assertThat(store().saved(Samples.TEST).toCompletableFuture().get(5, TimeUnit.SECONDS))
                .isEmpty();
        assertThat(store().saved(TestId.random()).toCompletableFuture().get(5, TimeUnit.SECONDS))
                .isEmpty();
    }

    @Test
    void aDeletedReportIsGoneForEveryLaterLifeAndIsNotWrittenAgain() throws Exception {
        FileReportStore store = store();
        await(save(store, Samples.test(TestState.PARTIAL, 1)));
        await(store.delete(Samples.TEST).toCompletableFuture());
        await(store.delete(Samples.TEST).toCompletableFuture());
        await(save(store, Samples.test(TestState.PARTIAL, 2)));

        assertThat(directory()).doesNotExist();
        assertThat(store.isDeleted(Samples.TEST)).isTrue();
        assertThat(store().isDeleted(Samples.TEST)).isTrue();
        assertThat(told).contains("deleted " + Samples.TEST);
        assertThat(data.resolve("reports/deleted/" + Samples.TEST.value())).isEmptyDirectory();
    }

    @Test
    void aDeletionIsForgottenWhenNoLogKnowsTheTestAnyMore() throws Exception {
        await(store().delete(Samples.TEST).toCompletableFuture());
        Path grave = data.resolve("reports/deleted/" + Samples.TEST.value());
        Files.setLastModifiedTime(grave, FileTime.from(Instant.now().minus(Duration.ofDays(32))));

        assertThat(store().isDeleted(Samples.TEST)).isFalse();
        assertThat(grave).doesNotExist();
    }

    @Test
    void whatKeepsReportsFromTheDiskIsNamed() throws Exception {
        Files.writeString(data.resolve("reports"), "a file where the directory should be");
        FileReportStore store = new FileReportStore(data, executor, Duration.ofMillis(10), listener);
        CompletableFuture<Void> saved = save(store, Samples.test(TestState.COMPLETED, 1));
        Awaitility.await().until(store::state, DiskState.FAILING::equals);
        assertThatThrownBy(() -> await(store.delete(Samples.TEST).toCompletableFuture()))
                .hasCauseInstanceOf(StoreUnavailable.class);

        Files.delete(data.resolve("reports"));
        await(saved);
        assertThat(store.state()).isEqualTo(DiskState.OK);
    }

    @Test
    void slicesThatWereGivenUpStayOnDiskWhenALateReportAmendsTheWhole() throws Exception {
        FileReportStore store = store();
        await(save(store, Samples.test(TestState.COMPLETED, 1)));
        TestTimes amended = new TestTimes(Duration.ofSeconds(1), Samples.took(3, 1), null);

        await(store.save(Samples.test(TestState.COMPLETED, 2), Samples.timeline(), amended)
                .toCompletableFuture());

        JsonObject times = store.times(Samples.TEST).orElseThrow();
        assertThat(times.getJsonArray("slices")).hasSize(2);
        assertThat(TimesJson.histogram(times.getJsonObject("whole"), Measure.RESPONSE_TIME)
                        .getTotalCount())
                .isEqualTo(3);
    }

    @Test
    void histogramsThatCannotBeWrittenYetAreThereToRead() throws Exception {
        Files.writeString(data.resolve("reports"), "in the way");
        FileReportStore store = store();
        save(store, Samples.test(TestState.COMPLETED, 1));

        assertThat(store.times(Samples.TEST).orElseThrow().getJsonArray("slices"))
                .hasSize(2);
    }

    private FileReportStore store() {
        return new FileReportStore(data, executor, Duration.ofSeconds(1), listener);
    }

    private static CompletableFuture<Void> save(FileReportStore store, TestView test) {
        return store.save(test, Samples.timeline(), Samples.times()).toCompletableFuture();
    }

    private static void await(CompletableFuture<Void> saved) throws Exception {
        saved.get(10, TimeUnit.SECONDS);
    }

    private Path directory() {
        return data.resolve("reports").resolve(Samples.TEST.value());
    }

    private JsonObject read(String name) throws IOException {
        try {
            return JsonText.parse(Files.readAllBytes(directory().resolve(name)));
        } catch (MalformedJson e) {
            throw new IOException(e);
        }
    }
}
