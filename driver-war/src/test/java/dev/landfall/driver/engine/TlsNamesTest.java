package dev.landfall.driver.engine;

import static dev.landfall.driver.engine.TestServer.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a URL calls its host, a name or an address, must stand in the certificate. */
class TlsNamesTest {

    private static final long COUNT = 4;
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    private static Path directory;

    private static Certificates certificates;
    private static NettyLoadEngine engine;

    @BeforeAll
    static void begin() throws Exception {
        certificates = new Certificates(directory);
        certificates.sign("name", "dns:localhost");
        certificates.sign("address", "ip:127.0.0.1");
        certificates.sign("other address", "ip:127.0.0.2");
        certificates.sign("address as a name", "dns:127.0.0.1");
        System.setProperty(TRUST_STORE, certificates.trustStore().toString());
        System.setProperty(TRUST_STORE_PASSWORD, Certificates.PASSWORD);
        engine = Loads.engine(1);
    }

    @AfterAll
    static void end() {
        engine.close();
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({"name, localhost", "name, LOCALHOST", "name, localhost.", "address, 127.0.0.1"})
    void stands(String certificate, String host) throws Exception {
        assertThat(errors(certificate, host)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "name, 127.0.0.1",
        "address, localhost",
        "address, localhost.",
        "other address, 127.0.0.1",
        "address as a name, 127.0.0.1"
    })
    void doesNotStand(String certificate, String host) throws Exception {
        assertThat(errors(certificate, host)).isEqualTo(Map.of(ErrorClass.TLS_CERT, COUNT));
    }

    private static Map<ErrorClass, Long> errors(String certificate, String host) throws Exception {
        var sockets = certificates.context(certificate).getServerSocketFactory();
        try (TestServer server = TestServer.serving(sockets, request -> request.send(OK))) {
            Result result = Loads.to("https://" + host + ":" + server.port() + "/")
                    .count(COUNT)
                    .concurrency(2)
                    .run(engine);
            assertThat(server.requests)
                    .hasValue(Math.toIntExact(result.totals().counts().succeeded()));
            return result.totals().counts().errors();
        }
    }
}
