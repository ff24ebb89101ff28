package dev.landfall.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BelongingsTest {
    private final List<String> gone = new ArrayList<>();
    private final Belongings belongings = new Belongings();

    @Test
    void theLastToComeIsTheFirstToGo() {
        belongings.add(() -> gone.add("folder"));
        belongings.add(() -> gone.add("stack"));

        belongings.close();
        belongings.close();

        assertThat(gone).containsExactly("stack", "folder");
    }

    @Test
    void oneThatCannotBeTakenAwayDoesNotKeepTheOthers() {
        belongings.add(() -> gone.add("folder"));
        belongings.add(() -> {
            throw new BenchFailure("stuck");
        });

        assertThatThrownBy(belongings::close).hasMessage("stuck");
        assertThat(gone).containsExactly("folder");
    }

    @Test
    void whatComesAfterTheEndGoesAtOnce() {
        belongings.close();

        belongings.add(() -> gone.add("late"));

        assertThat(gone).containsExactly("late");
    }
}
