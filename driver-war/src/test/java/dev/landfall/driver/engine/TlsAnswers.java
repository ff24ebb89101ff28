package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates right and wrong, and targets that do not speak TLS where the driver does, or the other way round. */
abstract class TlsAnswers extends AnswerTrials {

    private static final int COUNT = 4;
    private static final String LOCALHOST = "https://localhost";
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    private static Path directory;

    private static Certificates certificates;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new Certificates(directory);
        certificates.sign("right", "dns:localhost");
        certificates.sign("expired", "dns:localhost", "-startdate", "-9d", "-validity", "2");
        certificates.sign("from tomorrow", "dns:localhost", "-startdate", "+1d");
        certificates.sign("for another name", "dns:other.example");
        certificates.signItself("self-signed", "dns:localhost");
        System.setProperty(TRUST_STORE, certificates.trustStore().toString());
        System.setProperty(TRUST_STORE_PASSWORD, Certificates.PASSWORD);
    }

    @AfterAll
    static void trustAsBefore() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
    }

    @Test
    void aCertificateThatIsRight() throws Exception {
        trial(request -> request.send(OK))
                .over(sockets("right"), LOCALHOST)
                .run()
                .succeeds()
                .keepsTheConnection();
    }

    @ParameterizedTest
    @CsvSource({
        "expired, validity check failed: NotAfter",
        "from tomorrow, validity check failed: NotBefore",
        "for another name, No subject alternative DNS name matching localhost found",
        "self-signed, unable to find valid certification path",
    })
    void aCertificateThatIsWrongWithTheReason(String certificate, String reason) throws Exception {
        try (TestServer server = TestServer.serving(sockets(certificate), request -> request.send(OK))) {
            String said = assertAllFail(server, LOCALHOST, ErrorClass.TLS_CERT);
            assertThat(said).contains(reason);
            assertThat(server.requests).hasValue(0);
        }
    }

    @Test
    void aCertificateForTheNameWhenTheUrlHasTheAddress() throws Exception {
        try (TestServer server = TestServer.serving(sockets("right"), request -> request.send(OK))) {
            assertAllFail(server, "https://127.0.0.1", ErrorClass.TLS_CERT);
            assertThat(server.requests).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "from tomorrow", "for another name", "self-signed"})
    void aWrongCertificateThatThePlanPutsUpWith(String certificate) throws Exception {
        trial(request -> request.send(OK))
                .over(sockets(certificate), LOCALHOST)
                .how(Loads::insecure)
                .run()
                .succeeds()
                .keepsTheConnection();
    }

    @Test
    void connectionCloseOverTls() throws Exception {
        trial(request -> {
                    request.send(head("Connection: close", "Content-Length: 2") + "ok");
                    request.close();
                })
                .over(sockets("right"), LOCALHOST)
                .run()
                .succeeds()
                .closesTheConnection();
    }

    @Test
    void aCloseBeforeTheAnswerOverTls() throws Exception {
        trial(TestServer.Request::close)
                .over(sockets("right"), LOCALHOST)
                .count(2)
                .run()
                .fails(ErrorClass.EMPTY_REPLY)
                .closesTheConnection();
    }

    @Test
    void aCloseInTheBodyOverTls() throws Exception {
        trial(request -> {
                    request.send(head("Content-Length: 9") + "hello");
                    request.close();
                })
                .over(sockets("right"), LOCALHOST)
                .run()
                .fails(ErrorClass.TRUNCATED)
                .closesTheConnection();
    }

    @Test
    void aBodyUntilTheCloseOverTls() throws Exception {
        trial(request -> {
                    request.send(head() + "as long as it takes");
                    request.close();
                })
                .over(sockets("right"), LOCALHOST)
                .run()
                .succeeds()
                .closesTheConnection();
    }

    // Only a close that is told inside TLS is the target's: anybody could have cut the rest off.
    @Test
    void aBodyUntilACloseThatAnybodyCouldHaveDone() throws Exception {
        LayeredTls sockets = layered();
        trial(request -> {
                    request.send(head() + "as long as");
                    sockets.under(request.socket()).close();
                })
                .over(sockets, LOCALHOST)
                .run()
                .fails(ErrorClass.TRUNCATED)
                .closesTheConnection();
    }

    @Test
    void plainTextInMidAnswerOverTls() throws Exception {
        LayeredTls sockets = layered();
        trial(request -> {
                    request.send(head("Content-Length: 9") + "hello");
                    Socket under = sockets.under(request.socket());
                    under.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                })
                .over(sockets, LOCALHOST)
                .run()
                .fails(ErrorClass.PROTOCOL)
                .closesTheConnection();
    }

    @Test
    void plainTextOnATlsPort() {
        assertHandshakeFails(ErrorClass.TLS_HANDSHAKE, connection -> {
            connection.send("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            connection.finishSending();
        });
    }

    @Test
    void tlsOnAPlainTextPort() throws Exception {
        try (TestServer server = TestServer.serving(sockets("right"), request -> request.send(OK))) {
            assertAllFail(server, "http://localhost", ErrorClass.PROTOCOL);
            assertThat(server.requests).hasValue(0);
        }
    }

    @Test
    void aCloseInTheHandshake() {
        assertHandshakeFails(ErrorClass.TLS_HANDSHAKE, TestServer.Request::finishSending);
    }

    @Test
    void aResetInTheHandshake() {
        assertHandshakeFails(ErrorClass.TLS_HANDSHAKE, connection -> {
            connection.in().skipNBytes(1); // else the connection was never there
            connection.reset();
        });
    }

    @Test
    void anAlertInTheHandshake() {
        byte[] handshakeFailure = {21, 3, 3, 0, 2, 2, 40};
        assertHandshakeFails(ErrorClass.TLS_ALERT, connection -> {
            connection.send(handshakeFailure);
            connection.finishSending();
        });
    }

    @Test
    void aHandshakeThatNeverEnds() {
        try (TestServer server = TestServer.eager(connection -> connection.in().skipNBytes(Long.MAX_VALUE))) {
            assertAllFail(server, LOCALHOST, ErrorClass.CONNECT_TIMEOUT, loads -> loads.timeoutMillis(100));
        }
    }

    private static LayeredTls layered() throws Exception {
        return new LayeredTls(certificates.context("right").getSocketFactory());
    }

    private static ServerSocketFactory sockets(String certificate) throws Exception {
        return certificates.context(certificate).getServerSocketFactory();
    }

    private void assertHandshakeFails(ErrorClass error, TestServer.Script script) {
        try (TestServer server = TestServer.eager(script)) {
            assertAllFail(server, LOCALHOST, error);
        }
    }

    private String assertAllFail(TestServer server, String address, ErrorClass error) {
        return assertAllFail(server, address, error, loads -> loads);
    }

    /** Returns what the first failure said. */
    private String assertAllFail(TestServer server, String address, ErrorClass error, UnaryOperator<Loads> how) {
        Loads loads = how.apply(Loads.to(address + ":" + server.port() + "/ping"));
        Load load = engine().prepare(loads.count(COUNT).concurrency(2).order());
        Loads.await(load.prepared());
        load.start(System.nanoTime());
        Result result = Loads.finish(load);
        assertThat(result.totals().counts().errors()).isEqualTo(Map.of(error, (long) COUNT));
        Outcome.assertBalanced(result, Trial.TIMEOUT_MILLIS);
        Trial.awaitNoneOpen(server);
        return load.examples().byClass().getOrDefault(error, "nothing");
    }
}
