package dev.landfall.orchestrator.history;

import static dev.landfall.orchestrator.history.NumberedReports.BEGIN;
import static dev.landfall.orchestrator.history.NumberedReports.id;
import static dev.landfall.orchestrator.history.NumberedReports.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.history.HistoryQuery.Order;
import dev.landfall.orchestrator.report.ReportLibrary;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistorySearchTest {

    @TempDir
    Path data;

    private History history;

    @BeforeEach
    void keepFiveTests() {
        write(data, 0, report(0, "\"Checkout\"", "http://a.test/", "COMPLETED", "VALID", "12.5"));
        write(data, 1, report(1, "\"checkout, evening\"", "http://b.test/50%_off", "PARTIAL", "SUSPECT", "3.5"));
        write(data, 2, report(2, "null", "http://CHECKOUT.test/", "COMPLETED", "INVALID", "null"));
        write(data, 3, report(3, "\"100% of it\"", "http://c.test/", "ABORTED", "VALID", "100.25"));
        write(data, 4, "no report");
        history = new History(
                () -> DriverManager.getConnection("jdbc:h2:file:" + data.resolve("history"), "sa", ""),
                new ReportLibrary(data),
                new DamagedIndex(data),
                Runnable::run);
        history.keepUp();
    }

    @Test
    void findsPartsOfNamesAndAddressesInAnyCase() {
        assertThat(found("checkout", "")).containsExactly(id(2), id(1), id(0));
        assertThat(found("B.TEST", "")).containsExactly(id(1));
        assertThat(found(id(3).value().substring(30), "")).containsExactly(id(3));
        assertThat(found("nothing like it", "")).isEmpty();
    }

    @Test
    void takesWhatWasTypedByTheLetter() {
        assertThat(found("%", "")).containsExactly(id(3), id(1));
        assertThat(found("50%_", "")).containsExactly(id(1));
        assertThat(found("!", "")).isEmpty();
        assertThat(found("' or 1=1 --", "")).isEmpty();
    }

    @Test
    void filtersByStateBesides() {
        assertThat(found("", "COMPLETED")).containsExactly(id(2), id(0));
        assertThat(found("evening", "COMPLETED")).isEmpty();
    }

    @Test
    void findsThoseThatCannotBeRead() {
        assertThat(found("", HistoryQuery.CORRUPT)).containsExactly(id(4));
        assertThat(found("checkout", HistoryQuery.CORRUPT)).isEmpty();
    }

    @Test
    void ordersByAnyColumnWithTheUnknownLast() {
        assertThat(found(Order.P99, true).subList(0, 3)).containsExactly(id(3), id(0), id(1));
        assertThat(found(Order.P99, false).subList(0, 3)).containsExactly(id(1), id(0), id(3));
        assertThat(found(Order.NAME, false).subList(0, 3)).containsExactly(id(3), id(0), id(1));
        for (Order order : Order.values()) {
            assertThat(found(order, true)).hasSize(5);
        }
    }

    @Test
    void givesAPageAndCountsAll() {
        var second = history.find(new HistoryQuery("", "", Order.P99, true, 1, 2));
        assertThat(second.count()).isEqualTo(5);
        assertThat(ids(second.entries())).containsExactly(id(0), id(1));
    }

    private List<TestId> found(String text, String state) {
        return ids(history.find(new HistoryQuery(text, state, Order.CREATED, true, 0, 10))
                .entries());
    }

    private List<TestId> found(Order order, boolean descending) {
        return ids(
                history.find(new HistoryQuery("", "", order, descending, 0, 10)).entries());
    }

    private static List<TestId> ids(List<HistoryEntry> entries) {
        return entries.stream().map(entry -> entry.place().testId()).toList();
    }

    private static String report(int number, String name, String url, String state, String measurement, String p99) {
        return """
            {"test_id":"%s","name":%s,"created_at":"%s","state":"%s","verdict":{"measurement":"%s","passed":true},
             "plan":{"test_type":"TSUNAMI","target":{"url":"%s"}},"latency":{"response_time":{"p99":%s}}}\
            """.formatted(id(number).value(), name, BEGIN.plusMillis(number), state, measurement, url, p99);
    }
}
