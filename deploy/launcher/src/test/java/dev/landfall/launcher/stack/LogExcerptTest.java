package dev.landfall.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogExcerptTest {
    @Test
    void findsTheCauseOfAFailedDeployment() {
        var log = new LogExcerpt(
                List.of(
                        "[2026-11-21T03:38:21.662+0000] [] [SEVERE] [NCLS-CORE-00026] [javax.enterprise.system.core] [tid: _ThreadID=1] [[",
                        "  Exception during lifecycle processing",
                        "java.lang.Exception: java.lang.IllegalStateException: ContainerBase.addChild: start: org.apache.catalina.LifecycleException:"
                                + " java.lang.IllegalStateException: landfall.metrics-interval must be at least PT1S, was PT0S",
                        "\tat com.sun.enterprise.web.WebApplication.start(WebApplication.java:136)",
                        "]]",
                        "[2026-11-21T03:38:21.662+0000] [] [SEVERE] [] [javax.enterprise.system.core] [tid: 1] Exception while loading the app"));

        assertThat(log.failedDeployment()).contains("landfall.metrics-interval must be at least PT1S, was PT0S");
    }

    @Test
    void theDeepestCauseSaysMost() {
        var log = new LogExcerpt(List.of(
                "java.lang.RuntimeException: outer",
                "Caused by: a.b.MiddleException: middle",
                "\t... 3 more",
                "Caused by: a.b.InnerException: inner",
                "x"));

        assertThat(log.tellingLine()).isEqualTo("inner");
    }

    @Test
    void aServerThatIsReadyWithoutItsApplicationFailed() {
        var log = new LogExcerpt(List.of("[..] [INFO] Payara Micro 6 (build 42) ready in 4,141 (ms)"));

        assertThat(log.failedDeployment()).isPresent();
    }

    @Test
    void aServerWithItsApplicationDidNot() {
        var log = new LogExcerpt(List.of(
                "orchestrator was successfully deployed in 900 milliseconds.", "(build 42) ready in 4,141 (ms)"));

        assertThat(log.failedDeployment()).isEmpty();
    }

    @Test
    void aSettingThatTheServerCouldNotTakeIsAFailureToo() {
        var log = new LogExcerpt(List.of(
                "[..] [WARNING] [] Boot Command set failed No configuration found for configs.config.nonsense",
                "ok was successfully deployed"));

        assertThat(log.failedDeployment())
                .contains("Boot Command set failed No configuration found for configs.config.nonsense");
    }

    @Test
    void ofAnEmptyLogThereIsNothingToTell() {
        assertThat(new LogExcerpt(List.of()).tellingLine()).isEqualTo("its log is empty");
    }
}
