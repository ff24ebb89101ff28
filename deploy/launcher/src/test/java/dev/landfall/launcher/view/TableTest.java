package dev.landfall.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsNumbersRightAndWordsLeft() {
        var table = new Table("", "sent", "p99")
                .leftAligned(0)
                .row("all nodes", "1 000", "12.3 ms")
                .row("driver-1", "500", "–");

        assertThat(table.lines(new Paint(false)))
                .containsExactly(
                        "              sent      p99", //
                        "  all nodes  1 000  12.3 ms",
                        "  driver-1     500        –");
    }

    @Test
    void refusesARowThatDoesNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Table("a", "b").row("1"));
    }
}
