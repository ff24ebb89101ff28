package dev.landfall.orchestrator.history;

import static dev.landfall.orchestrator.history.NumberedReports.BEGIN;
import static dev.landfall.orchestrator.history.NumberedReports.id;
import static dev.landfall.orchestrator.history.NumberedReports.report;
import static dev.landfall.orchestrator.history.NumberedReports.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.LoadTests.Place;
import dev.landfall.orchestrator.history.History.State;
import dev.landfall.orchestrator.report.ReportLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir
    Path data;

    private boolean down;

    @Test
    void listsReportsNewestFirstFromAnyPlaceOn() throws Exception {
        IntStream.range(0, 7).forEach(i -> write(data, i, report(i)));
        History history = kept();

        assertThat(history.state()).isEqualTo(State.READY);
        assertThat(ids(history.page(3, null))).containsExactly(id(6), id(5), id(4));
        assertThat(ids(history.page(3, new Place(BEGIN.plusMillis(4), id(4))))).containsExactly(id(3), id(2), id(1));
        assertThat(history.place(id(2))).contains(new Place(BEGIN.plusMillis(2), id(2)));
        assertThat(history.place(id(99))).isEmpty();
    }

    @Test
    void testsOfTheSameMillisecondStandByTheirIds() throws Exception {
        write(data, 1, report(1).replace(".007Z", ".006Z"));
        write(data, 0, report(0));
        History history = kept();

        assertThat(ids(history.page(10, null))).containsExactly(id(0), id(1));
        assertThat(ids(history.page(10, new Place(BEGIN, id(0))))).containsExactly(id(1));
    }

    @Test
    void corruptReportsAreFlaggedAndHaveTheirPlaceByTheTimeOfTheirFile() throws Exception {
        write(data, 0, report(0));
        write(data, 1, "");
        write(data, 2, "{\"test_id\":\"" + id(2).value() + "\",");
        write(data, 3, report(4));
        FileTime old = FileTime.from(BEGIN.minusSeconds(1));
        Files.setLastModifiedTime(data.resolve("reports/" + id(1).value() + "/test.json"), old);
        History history = kept();

        assertThat(history.reports()).isEqualTo(4);
        assertThat(history.corruptReports()).isEqualTo(3);
        assertThat(history.page(10, null)).filteredOn(HistoryEntry::corrupt).hasSize(3);
        assertThat(ids(history.page(10, null))).last().isEqualTo(id(1));
    }

    @Test
    void whatIsSavedAndDeletedIsFollowed() throws Exception {
        write(data, 0, report(0));
        History history = kept();
        write(data, 1, report(1));
        history.saved(id(1));
        assertThat(ids(history.page(10, null))).containsExactly(id(1), id(0));

        Files.delete(data.resolve("reports/" + id(0).value() + "/test.json"));
        history.deleted(id(0));
        assertThat(ids(history.page(10, null))).containsExactly(id(1));
        assertThat(history.reports()).isEqualTo(1);
    }

    @Test
    void anIndexThatIsThereIsBroughtToWhatTheFilesSayNow() throws Exception {
        IntStream.range(0, 3).forEach(i -> write(data, i, report(i)));
        kept();
        Files.delete(data.resolve("reports/" + id(0).value() + "/test.json"));
        write(data, 1, "no report any more");
        write(data, 3, report(3));

        History next = kept();

        assertThat(ids(next.page(10, null))).containsExactly(id(3), id(2), id(1));
        assertThat(next.corruptReports()).isEqualTo(1);
        assertThat(next.place(id(1))).contains(new Place(BEGIN.plusMillis(1), id(1)));
    }

    @Test
    void anIndexThatWasDeletedIsMadeAnew() throws Exception {
        IntStream.range(0, 3).forEach(i -> write(data, i, report(i)));
        kept();
        Files.delete(data.resolve("history.mv.db"));

        assertThat(ids(kept().page(10, null))).containsExactly(id(2), id(1), id(0));
    }

    @Test
    void aDamagedIndexIsPutAsideAndMadeAnew() throws Exception {
        write(data, 0, report(0));
        Files.write(data.resolve("history.mv.db"), new byte[20_000]);

        assertThat(ids(kept().page(10, null))).containsExactly(id(0));
        assertThat(data.resolve("history.mv.db.corrupt")).exists();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsToldAndTriedAgain() throws Exception {
        write(data, 0, report(0));
        down = true;
        History history = new History(this::open, new ReportLibrary(data), new DamagedIndex(data), Runnable::run);
        history.keepUp();
        assertThat(history.state()).isEqualTo(State.UNAVAILABLE);
        assertThat(history.page(10, null)).isEmpty();

        down = false;
        history.keepUp();
        assertThat(ids(history.page(10, null))).containsExactly(id(0));
        assertThat(history.state()).isEqualTo(State.READY);
    }

    private History kept() {
        History history = new History(this::open, new ReportLibrary(data), new DamagedIndex(data), Runnable::run);
        history.keepUp();
        return history;
    }

    private static List<TestId> ids(List<HistoryEntry> entries) {
        return entries.stream().map(entry -> entry.place().testId()).toList();
    }

    /** H2 as the server has it: a file that is closed with its last connection. */
    private Connection open() throws SQLException {
        if (down) {
            throw new SQLException("no database answers");
        }
        return DriverManager.getConnection("jdbc:h2:file:" + data.resolve("history"), "sa", "");
    }
}
