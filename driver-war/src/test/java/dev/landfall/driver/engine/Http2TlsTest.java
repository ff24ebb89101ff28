package dev.landfall.driver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.driver.core.Load;
import dev.landfall.driver.engine.Loads.Result;
import dev.landfall.stats.ErrorClass;
import dev.landfall.stats.RequestCounts;
import dev.landfall.workload.HttpVersion;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 over TLS is agreed on in the handshake, or there is none. */
class Http2TlsTest {

    @TempDir
    private static Path directory;

    private static Certificates certificates;
    private static NettyLoadEngine engine;

    @BeforeAll
    static void begin() {
        certificates = new Certificates(directory);
        certificates.signItself("target", "dns:localhost");
        engine = Loads.engine(1);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void sendsWhereTheTargetAgrees() throws Exception {
        try (Http2TestServer server = Http2TestServer.serving(offering("h2"), exchange -> exchange.answer(200, 4000))) {
            Result result =
                    to(server.port()).insecure().count(300).concurrency(20).run(engine);
            assertThat(result.totals().counts()).isEqualTo(new RequestCounts(300, 300, 300, 0, 0, Map.of(), Map.of()));
            assertThat(server.connections).hasValue(1);
            assertThat(server.heads.get(0).scheme()).hasToString("https");
        }
    }

    @Test
    void aTargetThatChoosesNothingIsRefusedAndTheReportSaysWhy() throws Exception {
        try (Http2TestServer server = Http2TestServer.serving(offering(), exchange -> exchange.answer(200, 4))) {
            Load load = engine.prepare(to(server.port()).insecure().count(4).order());
            Loads.await(load.prepared());
            load.start(System.nanoTime());
            assertThat(Loads.finish(load).totals().counts().errors()).isEqualTo(Map.of(ErrorClass.TLS_HANDSHAKE, 4L));
            assertThat(load.examples().byClass().get(ErrorClass.TLS_HANDSHAKE))
                    .isEqualTo("the target chose no protocol although HTTP/2 was asked for");
        }
    }

    @Test
    void doesNotTrustACertificateThatNobodySigned() throws Exception {
        try (Http2TestServer server = Http2TestServer.serving(offering("h2"), exchange -> exchange.answer(200, 4))) {
            Result result = to(server.port()).count(4).run(engine);
            assertThat(result.totals().counts().errors()).isEqualTo(Map.of(ErrorClass.TLS_CERT, 4L));
            assertThat(server.requests).hasValue(0);
        }
    }

    private static Loads to(int port) {
        return Loads.to("https://localhost:" + port + "/ping").version(HttpVersion.HTTP_2);
    }

    private static SslContext offering(String... protocols) throws Exception {
        ApplicationProtocolConfig choice = protocols.length == 0
                ? ApplicationProtocolConfig.DISABLED
                : new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        protocols);
        return new JdkSslContext(
                certificates.context("target"),
                false,
                null,
                IdentityCipherSuiteFilter.INSTANCE,
                choice,
                ClientAuth.NONE,
                null,
                false);
    }
}
