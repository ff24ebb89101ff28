package dev.landfall.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.landfall.codec.JsonText;
import dev.landfall.codec.MalformedJson;
import jakarta.json.JsonObject;
import java.io.File;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The orchestrator as it is shipped, in the server it is shipped for, while no broker is there. */
@ExtendWith(ArquillianExtension.class)
class OrchestratorIT {

    private static final String PLAN = "{\"test_type\":\"TSUNAMI\",\"test_message_delay\":10,"
            + "\"message_count_per_driver\":500,\"target\":{\"url\":\"http://127.0.0.1:8090/ping\"}}";
    private static final String SOME_ID = "11111111-2222-3333-4444-555555555555";

    @ArquillianResource
    URL base;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File("target/orchestrator.war"))
                .as(WebArchive.class);
    }

    @Test
    void isAliveAndSaysWhyItIsNotReady() throws Exception {
        assertThat(calls().open("/health/live").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            HttpResponse<String> ready = calls().open("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("no Kafka broker answers at 127.0.0.1:1");
        });
    }

    @Test
    void theSignInPageOpenApiAndMetricsAreOpen() throws Exception {
        HttpResponse<String> page = calls().open("/signin.html");
        assertThat(page.body()).contains("<title>Sign in").doesNotContain("style=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'")
                .doesNotContain("script-src 'self' 'unsafe");
        assertThat(calls().open("/assets/console.css").statusCode()).isEqualTo(200);
        assertThat(calls().open("/openapi").body()).contains("/api/tests", "bearer");
        assertThat(calls().open("/metrics").body()).contains("landfall_drivers_alive");
    }

    /** Pages are asked for anew each time, what they are made of is asked about; nobody guesses a type or puts a frame around. */
    @ParameterizedTest
    @CsvSource({
        "/signin.html, no-store",
        "/, no-store",
        "/test.xhtml, no-store",
        "/assets/console.css, no-cache",
        "/assets/js/shell.js, no-cache",
        "/widgets.js, no-store",
        "/favicon.svg,",
        "/metrics,",
        "/health/live,",
        "/api/tests, no-store",
        "/api/unknown, no-store",
        "/unknown, no-store"
    })
    void eachAnswerTellsTheBrowserWhatNotToDo(String path, @Nullable String kept) throws Exception {
        var headers = calls().open(path).headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'none'");
        if (kept != null) {
            assertThat(headers.firstValue("Cache-Control")).hasValue(kept);
        }
    }

    @Test
    void withoutTheTokenEverythingElseIs401() throws Exception {
        for (String path :
                new String[] {"/api/tests", "/api/drivers", "/unknown", "/feed", "/openapi/application.wadl"}) {
            HttpResponse<String> refused = calls().open(path);
            assertProblem(refused, 401, "UNAUTHORIZED");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }
        assertProblem(
                calls().send(calls().request("/api/tests").POST(BodyPublishers.ofString(PLAN))), 401, "UNAUTHORIZED");
        assertProblem(
                calls().send(calls().request("/api/tests").header("Authorization", "Bearer wrong")),
                401,
                "UNAUTHORIZED");
    }

    @Test
    void pagesSendABrowserToSignInAndBack() throws Exception {
        HttpResponse<String> sent = calls().open("/test.xhtml?id=" + SOME_ID);
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location").orElseThrow())
                .endsWith("/signin.html?then=%2Ftest.xhtml%3Fid%3D" + SOME_ID);
    }

    @Test
    void aWidgetWithoutASessionHearsSoAndAFormInAUrlIsRefused() throws Exception {
        assertProblem(
                calls().send(calls().request("/new.xhtml").header("Faces-Request", "partial/ajax")),
                401,
                "UNAUTHORIZED");
        assertProblem(
                calls().get("/new.xhtml?jakarta.faces.ViewState=1:2&form:start=form:start"), 400, "FORM_IN_QUERY");
    }

    @Test
    void aBrowserThatHasShownTheTokenReadsWithItsCookieAndChangesWithItsSecretBesides() throws Exception {
        assertProblem(signIn("wrong"), 401, "WRONG_TOKEN");
        HttpResponse<String> signedIn = signIn(Calls.token());
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(Calls.token());
        String csrf =
                JsonText.parse(signedIn.body().getBytes(StandardCharsets.UTF_8)).getString("csrf");
        String pair = cookie.substring(0, cookie.indexOf(';'));

        assertThat(calls().send(calls().request("/api/tests").header("Cookie", pair))
                        .statusCode())
                .isEqualTo(200);
        HttpRequest.Builder bare =
                calls().request("/api/tests").header("Cookie", pair).header("Content-Type", "application/json");
        assertProblem(calls().send(bare.copy().POST(BodyPublishers.ofString("{}"))), 403, "CSRF");
        assertProblem(
                calls().send(bare.header("X-Landfall-CSRF", csrf).POST(BodyPublishers.ofString("{}"))),
                422,
                "INVALID_PLAN");
        assertThat(calls().send(calls().request("/").header("Cookie", pair)).body())
                .contains("<title>Overview")
                .doesNotContain("style=");
        assertProblem(calls().send(calls().request("/api/tests").header("Cookie", pair + "x")), 401, "UNAUTHORIZED");
    }

    private HttpResponse<String> signIn(String token) throws Exception {
        return calls().send(calls().request("/api/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}")));
    }

    @Test
    void aTokenInTheQueryIsRefused() throws Exception {
        assertProblem(calls().open("/api/tests?token=" + Calls.token()), 400, "TOKEN_IN_QUERY");
    }

    @Test
    void aBadPlanIs422WithEveryFault() throws Exception {
        JsonObject problem = assertProblem(
                post("{\"test_typ\":\"X\",\"test_message_delay\":-1,\"thresholds\":[\"p9x<1ms\"]}"),
                422,
                "INVALID_PLAN");
        assertThat(problem.getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("field"))
                .contains("test_typ", "test_type", "test_message_delay", "target", "thresholds[0]", "duration_ms");
    }

    @Test
    void aGoodPlanIs503WhileThereIsNoBroker() throws Exception {
        long begin = System.nanoTime();
        assertProblem(post(PLAN), 503, "BROKER_UNAVAILABLE");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(6_000);
    }

    @Test
    void aTargetOutsideTheAllowListIs403() throws Exception {
        assertProblem(post(PLAN.replace("127.0.0.1:8090", "192.0.2.1")), 403, "TARGET_NOT_ALLOWED");
        assertProblem(post(PLAN.replace("8090", Integer.toString(base.getPort()))), 403, "TARGET_NOT_ALLOWED");
    }

    @Test
    void aBodyThatCannotBeAPlanIsRefusedForWhatItIs() throws Exception {
        assertProblem(post("{"), 400, "BROKEN_JSON");
        assertProblem(post("[".repeat(10_000)), 400, "BROKEN_JSON");
        String large = "{\"name\":\"" + "x".repeat(1_000_000) + "\"}";
        assertProblem(post(large), 413, "TOO_LARGE");
        assertProblem(
                calls().send(calls().request("/api/tests").POST(BodyPublishers.ofString(large))), 401, "UNAUTHORIZED");
        assertProblem(
                calls().send(calls().authorized("/api/tests")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(PLAN))),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void whatIsNotThereOrNotAllowedIsAProblem() throws Exception {
        assertProblem(calls().get("/unknown"), 404, "NOT_FOUND");
        assertProblem(calls().get("/api/unknown"), 404, "NOT_FOUND");
        assertProblem(calls().get("/api/tests/" + SOME_ID), 404, "UNKNOWN_TEST");
        assertProblem(calls().get("/api/tests/" + SOME_ID + "/report"), 404, "UNKNOWN_TEST");
        assertProblem(calls().get("/api/tests/abc"), 400, "BAD_ID");
        assertProblem(calls().get("/api/tests?limit=1001"), 400, "BAD_PARAMETER");
        assertProblem(calls().get("/api/comparisons?base=" + SOME_ID), 400, "MISSING_PARAMETER");
        assertProblem(calls().get("/api/comparisons?base=" + SOME_ID + "&candidate=" + SOME_ID), 404, "UNKNOWN_TEST");
        HttpResponse<String> put = calls().send(calls().authorized("/api/tests").PUT(BodyPublishers.ofString("{}")));
        assertProblem(put, 405, "METHOD_NOT_ALLOWED");
        assertThat(put.headers().firstValue("Allow")).hasValue("GET, POST");
        assertProblem(
                calls().send(calls().authorized("/api/tests").method("OPTIONS", BodyPublishers.noBody())),
                405,
                "METHOD_NOT_ALLOWED");
        assertProblem(calls().get("/api/tests/" + SOME_ID + "/report.pdf"), 406, "NOT_ACCEPTABLE");
        assertProblem(
                calls().send(calls().authorized("/api/drivers").header("Accept", "text/csv")), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void listsAreEmptyAndDiagnosticsTellWhy() throws Exception {
        assertThat(calls().get("/api/drivers").body()).isEqualTo("{\"drivers\":[]}");
        assertThat(calls().get("/api/tests").body()).isEqualTo("{\"tests\":[],\"next\":null}");
        assertThat(calls().get("/api/diagnostics").body()).contains("\"ready\":false", "\"unsaved_reports\":0");
    }

    @Test
    void theFeedBeginsWithTheStateOfNowAndNeedsTheToken() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocket feed = calls().connect(Map.of("Authorization", "Bearer " + Calls.token()), first);
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("{\"type\":\"drivers\",\"drivers\":[]}");
        feed.sendClose(WebSocket.NORMAL_CLOSURE, "").get(5, TimeUnit.SECONDS);
        assertThatThrownBy(() -> calls().connect(Map.of("Authorization", "Bearer wrong"), new CompletableFuture<>()))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void aPageOfAnotherHostMayNotListen() throws Exception {
        var foreign = Map.of("Authorization", "Bearer " + Calls.token(), "Origin", "http://evil.example");
        assertThatThrownBy(() -> calls().connect(foreign, new CompletableFuture<>()))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    private Calls calls() {
        return new Calls(base);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return calls().send(calls().authorized("/api/tests")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static JsonObject assertProblem(HttpResponse<String> response, int status, String code)
            throws MalformedJson {
        assertThat(Map.of("status", response.statusCode(), "body", response.body()))
                .containsEntry("status", status)
                .extractingByKey("body")
                .asString()
                .contains("\"code\":\"" + code + "\"")
                .doesNotContain("Exception", "dev.landfall", "\tat ");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return JsonText.parse(response.body().getBytes(StandardCharsets.UTF_8));
    }
}
