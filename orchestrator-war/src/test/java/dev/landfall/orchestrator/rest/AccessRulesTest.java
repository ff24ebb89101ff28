package dev.landfall.orchestrator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/signin.html",
                "/assets/console.css",
                "/jakarta.faces.resource/core.js.xhtml",
                "/favicon.svg",
                "/health/ready",
                "/health/live",
                "/metrics",
                "/openapi"
            })
    void openPathsNeedNoToken(String path) {
        assertThat(AccessRules.isOpen("GET", path)).isTrue();
        assertThat(AccessRules.isOpen("POST", path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tests",
                "/api",
                "/feed",
                "/healthy",
                "/metricsx",
                "/problem",
                "/unknown",
                "/",
                "/index.xhtml",
                "/test.xhtml",
                "/widgets.js",
                "/WEB-INF/layout.xhtml",
                "/api/session",
                ""
            })
    void everythingElseDoes(String path) {
        assertThat(AccessRules.isOpen("GET", path)).isFalse();
    }

    @Test
    void whoHasNoSessionYetMayAskForOne() {
        assertThat(AccessRules.isOpen("POST", "/api/session")).isTrue();
        assertThat(AccessRules.isOpen("DELETE", "/api/session")).isFalse();
        assertThat(AccessRules.isOpen("POST", "/api/session/")).isFalse();
    }

    @Test
    void onlyPagesSendABrowserToSignIn() {
        assertThat(AccessRules.isPage("/")).isTrue();
        assertThat(AccessRules.isPage("/test.xhtml")).isTrue();
        assertThat(AccessRules.isPage("/jakarta.faces.resource/core.js.xhtml")).isFalse();
        assertThat(AccessRules.isPage("/api/tests")).isFalse();
    }

    @Test
    void aFormIsNeverSentInAUrlNorToAPageBesideTheAssets() {
        assertThat(AccessRules.isFormInQuery("id=1&jakarta.faces.ViewState=x")).isTrue();
        assertThat(AccessRules.isFormInQuery("jakarta%2Efaces.ViewState=x")).isTrue();
        assertThat(AccessRules.isFormInQuery("view=1")).isFalse();
        assertThat(AccessRules.isFormInQuery(null)).isFalse();
        assertThat(AccessRules.isOpen("GET", "/assets/x.xhtml")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token=x", "a=1&access_token=x", "TOKEN", "%74oken=x", "api-token=x"})
    void aTokenInTheQueryIsFound(String query) {
        assertThat(AccessRules.hasTokenInQuery(query)).isTrue();
    }

    @Test
    void otherQueriesPass() {
        assertThat(AccessRules.hasTokenInQuery(null)).isFalse();
        assertThat(AccessRules.hasTokenInQuery("limit=5&after=token")).isFalse();
        assertThat(AccessRules.hasTokenInQuery("%zz=1")).isFalse();
    }

    @Test
    void pagesOfOtherHostsAreForeign() {
        assertThat(AccessRules.isForeign(null, "localhost:8080")).isFalse();
        assertThat(AccessRules.isForeign("http://localhost:8080", "localhost:8080"))
                .isFalse();
        assertThat(AccessRules.isForeign("http://evil.example", "localhost:8080"))
                .isTrue();
        assertThat(AccessRules.isForeign("http://localhost:8081", "localhost:8080"))
                .isTrue();
        assertThat(AccessRules.isForeign("null", "localhost:8080")).isTrue();
        assertThat(AccessRules.isForeign("not an origin", "localhost:8080")).isTrue();
    }
}
