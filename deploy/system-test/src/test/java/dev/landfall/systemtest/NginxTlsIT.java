package dev.landfall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.systemtest.harness.Certificates;
import dev.landfall.systemtest.harness.Doc;
import dev.landfall.systemtest.harness.Nginx;
import dev.landfall.systemtest.harness.Plan;
import dev.landfall.systemtest.harness.Result;
import dev.landfall.systemtest.harness.SharedStack;
import dev.landfall.systemtest.harness.Stack;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** HTTPS and HTTP/2 against nginx, with certificates of an authority that the drivers trust. */
@Order(14)
@ExtendWith(SharedStack.class)
class NginxTlsIT {
    private static final int PER_DRIVER = 500;
    private static final int YEAR = 365;

    private final Certificates certificates = Certificates.ofThisRun();
    private final Stack stack;

    NginxTlsIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void countsWhatNginxCountsOverTls() {
        try (var nginx = Nginx.https(certificates.signed("right", "ip:127.0.0.1", YEAR))) {
            Result result = stack.trials().run(plan(nginx));
            assertSucceeded(result, nginx, "HTTP/1.1");
            assertThat(result.report().flag("plan.target.insecure")).isFalse();
        }
    }

    @Test
    void countsWhatNginxCountsOfHttp2OverTls() {
        try (var nginx = Nginx.https(certificates.signed("right2", "ip:127.0.0.1", YEAR))) {
            assertSucceeded(stack.trials().run(plan(nginx).withTarget("http_version", "2")), nginx, "HTTP/2.0");
        }
    }

    @Test
    void countsWhatNginxCountsOfHttp2WithoutTls() {
        try (var nginx = Nginx.http2()) {
            assertSucceeded(stack.trials().run(plan(nginx).withTarget("http_version", "2")), nginx, "HTTP/2.0");
        }
    }

    @Test
    void refusesACertificateForAnotherNameAndSaysSo() {
        try (var nginx = Nginx.https(certificates.signed("elsewhere", "dns:elsewhere.invalid", YEAR))) {
            assertRefused(plan(nginx), nginx, "127.0.0.1");
            assertRefused(plan(nginx).withTarget("http_version", "2"), nginx, "127.0.0.1");
            assertAcceptedIfThePlanIsInsecure(nginx);
        }
    }

    @Test
    void refusesACertificateThatHasExpiredAndSaysSo() {
        try (var nginx = Nginx.https(certificates.signed("expired", "ip:127.0.0.1", 2))) {
            assertRefused(plan(nginx), nginx, "NotAfter");
            assertAcceptedIfThePlanIsInsecure(nginx);
        }
    }

    private Plan plan(Nginx nginx) {
        return Plan.avalanche(nginx.url("/"))
                .with("concurrency_per_driver", 8)
                .count(PER_DRIVER)
                .on(stack.nodeIds());
    }

    /** Nothing but the class TLS_CERT, and why: in the report and in the drivers' logs. */
    private void assertRefused(Plan plan, Nginx nginx, String why) {
        Result result = stack.trials().end(stack.trials().start(plan.count(20)));
        assertThat(result.requests("succeeded")).as("%s", result.report()).isZero();
        assertThat(result.report().whole("errors.TLS_CERT"))
                .as("%s", result.report())
                .isEqualTo(2 * 20);
        for (Doc driver : result.report().list("drivers")) {
            assertThat(driver.text("error_examples.TLS_CERT")).as("%s", driver).contains(why);
        }
        for (String driver : stack.nodeIds()) {
            assertThat(Path.of(stack.member(driver).log()))
                    .content()
                    .contains("test=" + result.id())
                    .containsPattern("test=" + result.id() + ".* first TLS_CERT: .*" + why);
        }
        assertThat(nginx.served(result.id())).as("requests after a refusal").isEmpty();
    }

    private void assertAcceptedIfThePlanIsInsecure(Nginx nginx) {
        Result result = stack.trials().run(plan(nginx).withTarget("insecure", JsonValue.TRUE));
        assertSucceeded(result, nginx, "HTTP/1.1");
        assertThat(result.report().flag("plan.target.insecure"))
                .as("%s", result.report())
                .isTrue();
    }

    private static void assertSucceeded(Result result, Nginx nginx, String protocol) {
        assertThat(result.requests("succeeded")).as("%s", result.report()).isEqualTo(2 * PER_DRIVER);
        assertThat(nginx.served(result.id(), 2 * PER_DRIVER))
                .hasSize(2 * PER_DRIVER)
                .allSatisfy(served -> {
                    assertThat(served.status()).isEqualTo(200);
                    assertThat(served.protocol()).isEqualTo(protocol);
                });
    }
}
