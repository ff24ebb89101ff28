package dev.landfall.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.landfall.launcher.client.Access;
import dev.landfall.launcher.client.Orchestrator;
import dev.landfall.launcher.view.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a server that has every form but one. */
class ReportCommandTest {
    private static final String CSV = "second_s,node\r\n0.0,\u05E9\r\n";
    private static final String NONE = "{\"title\": \"no\", \"detail\": \"kept without histograms\", \"status\": 404}";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> calls = new ArrayList<>();
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    @Test
    void printsTheReportAsTheOrchestratorGivesIt() {
        assertThat(run("report", "t", "--format", "csv")).isZero();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(CSV);
        assertThat(calls).containsExactly("GET /api/tests/t/report.csv Bearer secret");
    }

    @Test
    void printsJsonForPeopleWhenNothingElseIsAsked() {
        assertThat(run("report", "t")).isZero();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("{\n    \"test_id\": \"t\"\n}\n");
    }

    @ParameterizedTest
    @CsvSource({"html,html", "json,", "csv,csv", "junit,xml", "HLOG,hlog"})
    void everyFormHasItsPath(String form, String suffix) {
        run("report", "t", "--format", form);

        assertThat(calls)
                .containsExactly("GET /api/tests/t/report" + (suffix == null ? "" : "." + suffix) + " Bearer secret");
    }

    @Test
    void writesAFileInAFolderThatNeedNotBeThere() {
        Path file = folder.resolve("new/report.csv");

        assertThat(run("report", "t", "--format", "csv", "--out", file.toString()))
                .isZero();

        assertThat(file).hasContent(CSV);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("  report  " + file + System.lineSeparator());
    }

    @Test
    void saysWhyThereIsNoSuchReport() {
        assertThat(run("report", "t", "--format", "hlog")).isEqualTo(2);

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("landfall: kept without histograms");
    }

    @Test
    void aRunLeavesEveryFormThatThereIs() {
        List<String> complaints = new ArrayList<>();
        var orchestrator = new Orchestrator(new Access(URI.create(url()), ""));

        List<Path> files = ReportFiles.exportTo(folder, "t", orchestrator, complaints::add);

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("report.html", "report.csv", "report.xml");
        assertThat(folder.resolve("report.csv")).hasContent(CSV);
        assertThat(complaints).containsExactly("no report as hlog: kept without histograms");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        calls.add("GET " + path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        boolean none = path.endsWith(".hlog");
        String body = none ? NONE : path.endsWith("report") ? "{\"test_id\": \"t\"}" : CSV;
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(none ? 404 : 200, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private int run(String... arguments) {
        var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var environment =
                Map.of("LANDFALL_URL", url(), "LANDFALL_TOKEN", "secret", "LANDFALL_DATA_DIR", folder.toString());
        return Commands.commandLine(new Screen(stream, stream, false, false, 0), environment)
                .execute(arguments);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
