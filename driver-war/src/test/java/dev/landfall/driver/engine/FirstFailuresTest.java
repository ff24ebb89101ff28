package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.ErrorExamples;
import java.io.IOException;
import java.security.cert.CertificateExpiredException;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class FirstFailuresTest {

    private final FirstFailures failures = new FirstFailures();

    @Test
    void keepsWhatTheFirstOfAClassSaidDownToItsReason() {
        var expired = new SSLHandshakeException("PKIX path validation failed: "
                + "java.security.cert.CertPathValidatorException: validity check failed");
        expired.initCause(new CertificateExpiredException("NotAfter: Sun Nov 01 12:00:00 UTC 2020"));
        failures.note(ErrorClass.TLS_CERT, expired);
        failures.note(ErrorClass.TLS_CERT, new IOException("another"));
        assertThat(failures.examples().byClass().get(ErrorClass.TLS_CERT))
                .isEqualTo(
                        "PKIX path validation failed: validity check failed: NotAfter: Sun Nov 01 12:00:00 UTC 2020");
    }

    @Test
    void saysTheSameOnlyOnce() {
        failures.note(ErrorClass.CONNECT_FAILED, new IOException("no route", new IOException("no route")));
        failures.note(ErrorClass.RESET, new IOException());
        assertThat(failures.examples().byClass())
                .containsEntry(ErrorClass.CONNECT_FAILED, "no route")
                .containsEntry(ErrorClass.RESET, "IOException");
    }

    @Test
    void anAnswerTellsItsStatus() {
        failures.noteStatus(ErrorClass.HTTP_5XX, 503);
        failures.noteStatus(ErrorClass.HTTP_5XX, 500);
        assertThat(failures.examples().byClass()).isEqualTo(Map.of(ErrorClass.HTTP_5XX, "status 503"));
    }

    @Test
    void aFailureWithoutACauseLeavesNothing() {
        failures.note(ErrorClass.EMPTY_REPLY, null);
        assertThat(failures.examples()).isEqualTo(ErrorExamples.NONE);
    }
}
