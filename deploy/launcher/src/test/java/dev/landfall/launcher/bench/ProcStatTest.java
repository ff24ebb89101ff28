package dev.landfall.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcStatTest {
    private static final String NUMBERS =
            " S 1 4711 4711 0 -1 4194560 2391 55 0 0 312 88 7 3 20 0 12 0 98765 1234567 890 18446744073709551615 1 1\n";

    @Test
    void userAndSystemTimeAreAddedUpInSeconds() {
        ProcStat stat = ProcStat.parse("4711 (java)" + NUMBERS);

        assertThat(stat.ownSeconds()).isEqualTo(4.00);
        assertThat(stat.endedChildrenSeconds()).isEqualTo(0.10);
    }

    @Test
    void aNameWithBracketsAndBlanksMovesNoField() {
        assertThat(ProcStat.parse("4711 (nginx: (w) x) y)" + NUMBERS))
                .isEqualTo(ProcStat.parse("4711 (java)" + NUMBERS));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aChildThatHasEndedAddsItsTimeToThisProcess() throws Exception {
        double before = ProcStat.ofThisProcess().endedChildrenSeconds();
        Process child =
                new ProcessBuilder("/bin/sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done").start();
        child.waitFor();

        assertThat(ProcStat.ofThisProcess().endedChildrenSeconds()).isGreaterThan(before);
    }

    @Test
    void aProcessThatIsGoneIsAFailure() {
        assertThatThrownBy(() -> ProcStat.of(0))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("/proc/0/stat");
    }
}
