package dev.landfall.driver.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.codec.MessageCodec;
import dev.landfall.files.DiskState;
import dev.landfall.lifecycle.EndReason;
import dev.landfall.lifecycle.Epoch;
import dev.landfall.lifecycle.Incarnation;
import dev.landfall.lifecycle.NodeId;
import dev.landfall.lifecycle.TestId;
import dev.landfall.message.FinalReport;
import dev.landfall.message.MetricsReport;
import dev.landfall.message.PublicFigures;
import dev.landfall.stats.EncodedHistograms;
import dev.landfall.stats.ErrorExamples;
import dev.landfall.stats.RequestCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCounterStoreTest {

    private static final TestId FIRST = new TestId("11111111-1111-4111-8111-111111111111");
    private static final TestId SECOND = new TestId("22222222-2222-4222-8222-222222222222");
    private static final NodeId NODE = new NodeId("driver-a");

    @TempDir
    Path data;

    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void theNewestOfEachTestStandsInAFileOfItsName() throws Exception {
        FileCounterStore store = store();
        store.keep(report(FIRST, 5));
        store.keep(report(FIRST, 10));
        store.keep(report(SECOND, 1));
        settle(store);

        assertThat(names("driver"))
                .containsExactlyInAnyOrder(".lock", FIRST.value() + ".json", SECOND.value() + ".json");
        FinalReport read = (FinalReport) new MessageCodec()
                .decode("metrics", Files.readAllBytes(data.resolve("driver/" + FIRST.value() + ".json")));
        assertThat(read).isEqualTo(report(FIRST, 10));
        assertThat(store.state()).isEqualTo(DiskState.OK);
    }

    @Test
    void whatIsDroppedIsGone() throws Exception {
        FileCounterStore store = store();
        store.keep(report(FIRST, 5));
        store.drop(FIRST, NODE);
        store.keep(report(SECOND, 5));
        settle(store);
        store.drop(SECOND, NODE);
        settle(store);

        assertThat(names("driver")).containsExactly(".lock");
    }

    @Test
    void theNextLifeIsGivenWhatWasLeftAndCanDropIt() throws Exception {
        leave("driver", report(FIRST, 5));
        FileCounterStore store = store();

        assertThat(recalled(store)).containsExactly(report(FIRST, 5));
        store.drop(FIRST, NODE);
        settle(store);

        assertThat(names("driver")).containsExactly(".lock");
    }

    @Test
    void corruptFilesAreLeftAsideAndTheOthersTold() throws Exception {
        leave("driver", report(FIRST, 5));
        Path driver = data.resolve("driver");
        Files.writeString(driver.resolve(SECOND.value() + ".json"), "{\"node_id\":");
        Files.write(driver.resolve("33333333-3333-4333-8333-333333333333.json"), new byte[3_000_000]);
        Files.copy(
                driver.resolve(FIRST.value() + ".json"), driver.resolve("44444444-4444-4444-8444-444444444444.json"));
        Files.writeString(driver.resolve(FIRST.value() + ".json.tmp"), "half a fi");

        assertThat(recalled(store())).containsExactly(report(FIRST, 5));
        assertThat(names("driver"))
                .contains(FIRST.value() + ".json", SECOND.value() + ".json.corrupt")
                .hasSize(5)
                .noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void whatNobodyCanAskForAnyMoreIsRemoved() throws Exception {
        Path file = leave("driver", report(FIRST, 5));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(8))));

        assertThat(recalled(store())).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void twoDriversInOneDataDirectoryDoNotMeet() throws Exception {
        FileCounterStore one = store();
        FileCounterStore other = store();
        one.keep(report(FIRST, 5));
        settle(one);
        other.keep(report(FIRST, 7));
        settle(other);

        assertThat(names("driver")).contains(FIRST.value() + ".json");
        assertThat(names("driver-2")).contains(FIRST.value() + ".json");
        assertThat(recalled(other)).containsExactly(report(FIRST, 7));
    }

    @Test
    void whatSeveralDeadDriversLeftIsToldByTheFirstToCome() throws Exception {
        leave("driver", report(FIRST, 5));
        leave("driver-2", report(SECOND, 7));

        assertThat(recalled(store())).containsExactly(report(FIRST, 5), report(SECOND, 7));
    }

    @Test
    void aDiskThatCannotBeWrittenToIsNamedAndTriedAgain() throws Exception {
        Files.writeString(data.resolve("driver"), "a file where the directory should be");
        FileCounterStore store = store();
        store.keep(report(FIRST, 5));
        settle(store);
        assertThat(store.state()).isEqualTo(DiskState.FAILING);

        Files.delete(data.resolve("driver"));
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> store.state() == DiskState.OK);
        assertThat(names("driver")).contains(FIRST.value() + ".json");
    }

    private FileCounterStore store() {
        return new FileCounterStore(data, new MessageCodec(), executor, Duration.ofMillis(20));
    }

    private static void settle(FileCounterStore store) throws Exception {
        store.written().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private static List<FinalReport> recalled(FileCounterStore store) throws Exception {
        List<FinalReport> taken = new ArrayList<>();
        store.recall(taken::add);
        settle(store);
        return taken;
    }

    private Path leave(String directory, FinalReport report) throws IOException {
        Path file = Files.createDirectories(data.resolve(directory))
                .resolve(report.testId().value() + ".json");
        return Files.write(file, new MessageCodec().encode(report));
    }

    private List<String> names(String directory) throws IOException {
        try (var files = Files.list(data.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static FinalReport report(TestId test, long sent) {
        MetricsReport metrics = new MetricsReport(
                NODE,
                test,
                "r-1",
                new Incarnation("a1"),
                Epoch.FIRST,
                sent,
                new PublicFigures(1, 1, 1, 1, null),
                new RequestCounts(sent, sent, sent, 0, 0, Map.of(), Map.of()),
                RequestCounts.ZERO,
                null,
                null,
                null);
        return new FinalReport(
                metrics, EndReason.FENCED, EncodedHistograms.NONE, Duration.ofSeconds(1), ErrorExamples.NONE);
    }
}
