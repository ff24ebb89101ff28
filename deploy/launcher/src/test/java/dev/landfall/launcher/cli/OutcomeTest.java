package dev.landfall.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    @ParameterizedTest
    @CsvSource({
        "COMPLETED,VALID,true,0",
        "COMPLETED,SUSPECT,true,0",
        "COMPLETED,UNKNOWN,true,0",
        "COMPLETED,VALID,false,20",
        "COMPLETED,INVALID,false,21",
        "COMPLETED,SUSPECT,false,20",
        "COMPLETED,INVALID,true,21",
        "PARTIAL,INVALID,false,10",
        "ABORTED,INVALID,false,11",
        "FAILED,INVALID,false,12",
    })
    void theGravestThatAppliesDecides(String state, String measurement, boolean thresholdPassed, int exitCode) {
        assertThat(Outcome.exitCode(report(state, measurement, thresholdPassed)))
                .isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIGURED,false",
        "READY,false",
        "TRIGGERED,false",
        "RUNNING,false",
        "DRAINING,false",
        "COMPLETED,true",
        "FAILED,true"
    })
    void knowsWhichStatesAreTheEnd(String state, boolean isFinal) {
        assertThat(Outcome.isFinal(
                        Json.createObjectBuilder().add("state", state).build()))
                .isEqualTo(isFinal);
    }

    @ParameterizedTest
    @CsvSource({"400,2", "401,4", "403,4", "404,2", "409,5", "413,2", "415,2", "422,2", "500,1", "503,3"})
    void aRefusalHasTheCodeOfItsStatus(int status, int exitCode) {
        assertThat(Complaint.exitCode(status)).isEqualTo(exitCode);
    }

    private static JsonObject report(String state, String measurement, boolean passed) {
        var threshold =
                Json.createObjectBuilder().add("expression", "p99 < 1ms").add("passed", passed);
        return Json.createObjectBuilder()
                .add("state", state)
                .add(
                        "verdict",
                        Json.createObjectBuilder()
                                .add("measurement", measurement)
                                .add("thresholds", Json.createArrayBuilder().add(threshold)))
                .build();
    }
}
