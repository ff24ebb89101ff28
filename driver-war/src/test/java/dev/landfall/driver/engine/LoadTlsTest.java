package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A target with a certificate that nobody has signed but itself, made for this test. */
class LoadTlsTest {

    private static final char[] PASSWORD = "for-this-test".toCharArray();

    @TempDir
    private static Path directory;

    private static ServerSocketFactory encrypted;
    private static NettyLoadEngine engine;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path store = directory.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String password = new String(PASSWORD);
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "target",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        password)
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        encrypted = context.getServerSocketFactory();
        engine = Loads.engine(1);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void sendsOverTlsWhenThePlanDoesNotAskForProof() {
        try (TestServer server = TestServer.serving(encrypted, request -> request.send(OK))) {
            Result result = toTls(server).insecure().count(200).concurrency(3).run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(200);
            assertThat(server.connections).hasValue(3);
            assertThat(server.sequences).hasSize(200);
        }
    }

    @Test
    void replacesEncryptedConnectionsToo() {
        try (TestServer server = TestServer.serving(encrypted, request -> {
            request.send(OK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
            request.close();
        })) {
            Result result = toTls(server).insecure().count(10).concurrency(1).run(engine);
            assertThat(result.totals().counts().succeeded()).isEqualTo(10);
            assertThat(result.totals().counts().reconnects()).isEqualTo(9);
        }
    }

    @Test
    void doesNotTrustACertificateThatNobodySigned() {
        try (TestServer server = TestServer.serving(encrypted, request -> request.send(OK))) {
            assertAllFail(toTls(server), ErrorClass.TLS_CERT);
            assertThat(server.requests).hasValue(0);
        }
    }

    @Test
    void tellsATargetThatDoesNotSpeakTls() {
        try (TestServer server = TestServer.eager(connection -> {
            connection.send("SSH-2.0-OpenSSH_9.2\r\n");
            connection.close();
        })) {
            assertAllFail(toTls(server), ErrorClass.TLS_HANDSHAKE);
        }
    }

    @Test
    void tellsATargetThatClosesInTheHandshake() {
        try (TestServer server = TestServer.eager(TestServer.Request::close)) {
            assertAllFail(toTls(server), ErrorClass.TLS_HANDSHAKE);
        }
    }

    @Test
    void tellsATargetThatNeverFinishesTheHandshake() {
        try (TestServer server = TestServer.eager(connection -> Loads.pause(5000))) {
            assertAllFail(toTls(server).timeoutMillis(60), ErrorClass.CONNECT_TIMEOUT);
        }
    }

    @Test
    void tellsATargetThatAlerts() {
        try (TestServer server = TestServer.eager(connection -> {
            byte[] fatalHandshakeFailure = {21, 3, 3, 0, 2, 2, 40};
            connection.send(fatalHandshakeFailure);
            connection.finishSending();
        })) {
            assertAllFail(toTls(server), ErrorClass.TLS_ALERT);
        }
    }

    @Test
    void plainTextToATlsPortIsNoAnswerInHttp() {
        try (TestServer server = TestServer.serving(encrypted, request -> request.send(OK))) {
            assertAllFail(Loads.to(server), ErrorClass.PROTOCOL);
        }
    }

    private static Loads toTls(TestServer server) {
        return Loads.to("https://localhost:" + server.port() + "/ping");
    }

    private static void assertAllFail(Loads loads, ErrorClass error) {
        Result result = loads.count(4).concurrency(2).run(engine);
        assertThat(result.totals().counts().errors()).isEqualTo(Map.of(error, 4L));
    }
}
