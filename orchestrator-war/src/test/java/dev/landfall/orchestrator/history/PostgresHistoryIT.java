package dev.landfall.orchestrator.history;

import static dev.landfall.orchestrator.history.NumberedReports.BEGIN;
import static dev.landfall.orchestrator.history.NumberedReports.id;
import static dev.landfall.orchestrator.history.NumberedReports.report;
import static dev.landfall.orchestrator.history.NumberedReports.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.LoadTests.Place;
import dev.landfall.orchestrator.history.History.State;
import dev.landfall.orchestrator.report.ReportLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index in a real PostgreSQL; {@code HistoryIT} has the same ten thousand reports in the server's H2. */
class PostgresHistoryIT {

    private static final int REPORTS = 10_000;
    private static final int PAGE = 1_000;
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static PostgresCluster postgres;

    @TempDir
    Path data;

    @BeforeAll
    static void startPostgres() throws Exception {
        Optional<Path> programs = PostgresCluster.installed();
        assumeTrue(
                programs.isPresent(),
                "PostgreSQL is not installed, so the history in it is not tried: deploy/landfall test --install"
                        + " fetches it");
        postgres = new PostgresCluster(programs.get());
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void forgetEverything() throws SQLException {
        dropTheTable();
    }

    @Test
    void tenThousandReportsAreListedPageByPageWithinASecond() {
        IntStream.range(0, REPORTS).forEach(i -> write(data, i, i == 4_711 ? "{" : report(i)));
        History history = kept(postgres::open);
        assertThat(history.state()).isEqualTo(State.READY);
        assertThat(history.reports()).isEqualTo(REPORTS);
        assertThat(history.corruptReports()).isEqualTo(1);
        List<HistoryEntry> all = new ArrayList<>();
        Place after = null;
        for (int page = 0; page < REPORTS / PAGE; page++) {
            all.addAll(timed(history, after));
            after = all.get(all.size() - 1).place();
        }
        assertThat(timed(history, after)).isEmpty();
        assertThat(all).hasSize(REPORTS).extracting(HistoryEntry::place).doesNotHaveDuplicates();
        assertThat(all.stream().filter(e -> !e.corrupt()).map(e -> e.place().createdAt()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(history.place(id(123))).contains(new Place(BEGIN.plusMillis(123), id(123)));
    }

    @Test
    void whatIsSavedAmendedAndDeletedIsFollowed() throws Exception {
        write(data, 0, report(0));
        History history = kept(postgres::open);
        write(data, 1, report(1));
        history.saved(id(1));
        write(data, 1, report(1) + " ");
        history.saved(id(1));
        assertThat(ids(history)).containsExactly(id(1), id(0));
        Files.delete(data.resolve("reports/" + id(0).value() + "/test.json"));
        history.deleted(id(0));
        assertThat(ids(history)).containsExactly(id(1));
    }

    @Test
    void anIndexThatWasDeletedIsMadeAnew() throws Exception {
        IntStream.range(0, 3).forEach(i -> write(data, i, report(i)));
        kept(postgres::open);
        dropTheTable();
        assertThat(ids(kept(postgres::open))).containsExactly(id(2), id(1), id(0));
    }

    @Test
    void aDatabaseThatGoesAwayIsToldAndGoneOnWithWhenItIsBack() throws Exception {
        write(data, 0, report(0));
        History history = kept(postgres::open);
        postgres.stop();
        assertThat(history.page(PAGE, null)).isEmpty();
        assertThat(history.state()).isEqualTo(State.UNAVAILABLE);
        write(data, 1, report(1));
        history.saved(id(1));
        assertThat(history.state()).isEqualTo(State.UNAVAILABLE);
        postgres.start();
        history.keepUp();
        assertThat(history.state()).isEqualTo(State.READY);
        assertThat(ids(history)).containsExactly(id(1), id(0));
    }

    @Test
    void aPasswordStandsInNoLogAlsoWhenItIsWrong() {
        List<String> logged = new ArrayList<>();
        Handler handler = new Remembering(logged);
        Logger logger = Logger.getLogger("");
        logger.addHandler(handler);
        try {
            String wrong = "wrong-" + PostgresCluster.PASSWORD;
            History history = kept(() -> DriverManager.getConnection(postgres.url(), PostgresCluster.USER, wrong));
            assertThat(history.state()).isEqualTo(State.UNAVAILABLE);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(logged).anyMatch(line -> line.contains("password authentication failed"));
        assertThat(logged).noneMatch(line -> line.contains(PostgresCluster.PASSWORD));
    }

    private List<HistoryEntry> timed(History history, Place after) {
        long begin = System.nanoTime();
        List<HistoryEntry> page = history.page(PAGE, after);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
        return page;
    }

    private History kept(Connections connections) {
        History history = new History(connections, new ReportLibrary(data), new DamagedIndex(data), Runnable::run);
        history.keepUp();
        return history;
    }

    private static void dropTheTable() throws SQLException {
        try (Connection connection = postgres.open();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists landfall_history_2");
        }
    }

    private static List<TestId> ids(History history) {
        return history.page(PAGE, null).stream()
                .map(entry -> entry.place().testId())
                .toList();
    }

    private static final class Remembering extends Handler {

        private final List<String> lines;

        Remembering(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage() + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
