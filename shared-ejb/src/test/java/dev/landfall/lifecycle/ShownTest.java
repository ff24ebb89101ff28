package dev.landfall.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void isOneLineWhateverSomebodyWrote() {
        assertThat(new TestId("x\n2026 ERROR all is lost")).hasToString("x?2026 ERROR all is lost");
        assertThat(new NodeId("a\u202eb\u2028c")).hasToString("a?b?c");
        assertThat(new NodeId("driver-1")).hasToString("driver-1");
    }

    @Test
    void isCutToABoundedLength() {
        assertThat(new NodeId("x".repeat(5000)).toString()).hasSize(128).endsWith("...");
    }
}
