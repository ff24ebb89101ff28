package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.stats.ErrorClass;
import io.netty.channel.ChannelException;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class FailureClassifierTest {

    @Test
    void whatThisMachineLacksIsNotTheTargetsFault() {
        assertThat(FailureClassifier.ofOpening(new ChannelException(
                        new IOException("newSocketStream(..) failed with error(-24): Too many open files"))))
                .isEqualTo(ErrorClass.LOCAL_FD);
        assertThat(FailureClassifier.ofOpening(
                        new ConnectException("connect(..) failed with error(-99): Cannot assign requested address")))
                .isEqualTo(ErrorClass.LOCAL_PORTS);
        assertThat(FailureClassifier.ofOpening(new BindException("Cannot assign requested address")))
                .isEqualTo(ErrorClass.LOCAL_PORTS);
    }

    @Test
    void tellsHowConnectingFailed() {
        assertThat(FailureClassifier.ofOpening(new ConnectException("finishConnect(..) failed: Connection refused")))
                .isEqualTo(ErrorClass.CONNECT_REFUSED);
        assertThat(FailureClassifier.ofOpening(new ConnectTimeoutException("connection timed out")))
                .isEqualTo(ErrorClass.CONNECT_TIMEOUT);
        assertThat(FailureClassifier.ofOpening(new NoRouteToHostException("No route to host")))
                .isEqualTo(ErrorClass.CONNECT_FAILED);
    }

    @Test
    void tellsWhyAHandshakeFailed() {
        SSLHandshakeException certificate = new SSLHandshakeException("certificate_unknown");
        certificate.initCause(new CertificateException("No name matching x found"));
        assertThat(FailureClassifier.ofHandshake(certificate)).isEqualTo(ErrorClass.TLS_CERT);
        assertThat(FailureClassifier.ofHandshake(new SSLHandshakeException("Received fatal alert: handshake_failure")))
                .isEqualTo(ErrorClass.TLS_ALERT);
        assertThat(FailureClassifier.ofHandshake(new SSLException("not an SSL/TLS record")))
                .isEqualTo(ErrorClass.TLS_HANDSHAKE);
        assertThat(FailureClassifier.ofHandshake(new IOException("Connection reset by peer")))
                .isEqualTo(ErrorClass.TLS_HANDSHAKE);
    }

    @Test
    void tellsAResetFromAClose() {
        assertThat(FailureClassifier.ofBreaking(new IOException("Connection reset by peer"), ErrorClass.EMPTY_REPLY))
                .isEqualTo(ErrorClass.RESET);
        assertThat(FailureClassifier.ofBreaking(new IOException("Broken pipe"), ErrorClass.STALE_CONNECTION))
                .isEqualTo(ErrorClass.STALE_CONNECTION);
        assertThat(FailureClassifier.ofBreaking(
                        new SSLException("Received fatal alert: internal_error"), ErrorClass.TRUNCATED))
                .isEqualTo(ErrorClass.TLS_ALERT);
    }
}
