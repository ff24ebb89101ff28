package dev.landfall.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void aFileGetsProgressAsLines() {
        var screen = new Screen(stream, stream, false, false, 0);

        screen.progress("one");
        screen.progress("two");
        screen.line("end");

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\nend\n");
    }

    @Test
    void aTerminalGetsOneLineRewrittenAndCutToItsWidth() {
        var screen = new Screen(stream, stream, true, false, 5);

        screen.progress("123456789");
        screen.line("end");

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("\r\u001B[2K1234\r\u001B[2Kend\n");
    }
}
