package dev.landfall.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.launcher.view.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|a command is missing",
                "fly|Unmatched argument",
                "up --drivers 0|--drivers must be 1 to 64, was 0",
                "up --kafka nohost|--kafka must be HOST:PORT, was nohost",
                "up --port 70000|--port must be 0 to 65535, was 70000",
                "run --delay 20|--delay: '20' is not a duration",
                "run --header NoColon|--header must be 'NAME: VALUE', was 'NoColon'",
                "run no-such-plan.json|cannot read the plan no-such-plan.json",
                "bench --pairs 0|--pairs must be 1 to 100, was 0",
                "bench --seconds 0|--seconds must be 1 to 600, was 0",
                "bench --peers nosuch|--peers",
                "bench --server nosuch|--server",
                "report x --format pdf|--format must be one of html, json, csv, junit, hlog, was pdf",
            })
    void wrongUseEndsWithTwoAndSaysWhatIsAllowed(String arguments, String complaint) {
        assertThat(run(arguments == null ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(said()).contains(complaint);
    }

    @Test
    void anOrchestratorThatIsNotThereEndsWithThree() {
        assertThat(run("drivers")).isEqualTo(3);
        assertThat(said()).contains("no orchestrator answers at http://127.0.0.1:1");
    }

    @Test
    void withoutAStackStatusEndsWithThreeAndDownIsContent() {
        assertThat(run("status")).isEqualTo(3);
        assertThat(run("scale", "--drivers", "3")).isEqualTo(3);
        assertThat(run("down")).isZero();
        assertThat(said()).contains("no stack runs in " + data);
    }

    @Test
    void everyCommandHasHelp() {
        var commandLine = Commands.commandLine(screen(), Map.of());

        assertThat(commandLine.getSubcommands().values())
                .allSatisfy(command -> assertThat(command.getUsageMessage()).contains("--help"));
    }

    private int run(String... arguments) {
        var environment = Map.of("LANDFALL_URL", "http://127.0.0.1:1", "LANDFALL_DATA_DIR", data.toString());
        return Commands.commandLine(screen(), environment).execute(arguments);
    }

    private Screen screen() {
        var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new Screen(stream, stream, false, false, 0);
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
