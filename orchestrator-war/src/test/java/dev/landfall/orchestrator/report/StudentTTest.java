package dev.landfall.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

    /** As printed tables have it, two-sided at 99 %. */
    @ParameterizedTest
    @CsvSource({
        "5, 4.032",
        "6, 3.707",
        "9, 3.250",
        "10, 3.169",
        "18, 2.878",
        "20, 2.845",
        "30, 2.750",
        "60, 2.660",
        "120, 2.617",
        "1000000000, 2.576"
    })
    void isAsTablesHaveIt(double degrees, double limit) {
        assertThat(StudentT.limitAt99Percent(degrees)).isCloseTo(limit, within(0.0005));
    }

    /** From the inverse of the incomplete beta function. */
    @ParameterizedTest
    @CsvSource({"9.5, 3.2070156284394886", "12.3, 3.0410295709435236"})
    void knowsFractionsOfDegrees(double degrees, double limit) {
        assertThat(StudentT.limitAt99Percent(degrees)).isCloseTo(limit, within(1e-6));
    }

    @Test
    void refusesDegreesForWhichTheFormulaIsNotMeant() {
        assertThatThrownBy(() -> StudentT.limitAt99Percent(4.9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StudentT.limitAt99Percent(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
