package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landfall.stats.ErrorClass;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DescriptorsTest {

    @Test
    void givesWhatThereIsAndSaysWhenThereIsNoMore() throws IOException {
        Descriptors descriptors = new Descriptors(100, 2);
        descriptors.take();
        descriptors.take();
        assertThatThrownBy(descriptors::take)
                .hasMessageContaining("100")
                .satisfies(e -> assertThat(FailureClassifier.ofOpening(e)).isEqualTo(ErrorClass.LOCAL_FD));
        descriptors.giveBack();
        descriptors.take();
        assertThatThrownBy(descriptors::take).isInstanceOf(IOException.class);
    }
}
