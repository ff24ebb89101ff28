package dev.landfall.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    @TempDir
    private Path folder;

    @Test
    void aNewResultReplacesTheLastAndLeavesWhatStandsAround() throws Exception {
        Path page = Files.writeString(
                folder.resolve("page.md"),
                "# Ours\n" + ResultFile.BEGIN + "old\n" + ResultFile.END + "How to repeat\n");
        var file = new ResultFile(page);
        file.check();

        file.write("new\n");
        file.write("newer\n");

        assertThat(page).hasContent("# Ours\n" + ResultFile.BEGIN + "newer\n" + ResultFile.END + "How to repeat\n");
    }

    @Test
    void aPageThatIsNotThereIsMadeAndCanBeWrittenAgain() throws Exception {
        var file = new ResultFile(folder.resolve("new.md"));
        file.check();
        file.write("first\n");
        file.check();
        file.write("second\n");

        assertThat(file.path()).content().contains("second\n").doesNotContain("first");
    }

    @Test
    void aPageOfSomebodyElseIsLeftAlone() throws Exception {
        Path page = Files.writeString(folder.resolve("README.md"), "# Mine\n");

        assertThatThrownBy(() -> new ResultFile(page).check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--out: " + page + " is there and has no lines <!-- landfall bench: begin -->");
        assertThat(page).hasContent("# Mine\n");
    }

    @Test
    void aFolderThatIsNotThereIsNamedBeforeTheWork() {
        assertThatThrownBy(() -> new ResultFile(folder.resolve("no/page.md")).check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is in no folder that exists");
    }
}
