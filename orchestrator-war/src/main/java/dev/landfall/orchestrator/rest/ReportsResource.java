package dev.landfall.orchestrator.rest;

import dev.landfall.codec.JsonText;
import dev.landfall.lifecycle.NotFinished;
import dev.landfall.lifecycle.TestId;
import dev.landfall.orchestrator.core.LoadTests;
import dev.landfall.orchestrator.core.view.TestView;
import dev.landfall.orchestrator.report.TestJson;
import dev.landfall.orchestrator.report.export.CsvExport;
import dev.landfall.orchestrator.report.export.HlogExport;
import dev.landfall.orchestrator.report.export.JunitExport;
import dev.landfall.orchestrator.report.export.ReportFormat;
import dev.landfall.orchestrator.report.export.html.HtmlExport;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was measured: reports after the end, the timeline at any time. */
@Path("tests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ReportsResource {

    @Inject
    LoadTests tests;

    @Inject
    TestLibrary library;

    @Context
    HttpHeaders headers;

    @Context
    Request request;

    @GET
    @Path("{id}/report")
    @Produces(MediaType.WILDCARD)
    @Operation(
            summary = "The report of a test that has ended, in the form that Accept asks for",
            description =
                    "application/json, text/html (one file, no script), text/csv (a line per second over all drivers"
                            + " and per driver; a text that a spreadsheet would take for a formula begins with an"
                            + " apostrophe), application/xml (JUnit) or text/plain (HdrHistogram log: response_time,"
                            + " service_time, send_delay)")
    public Response report(@PathParam("id") String id) {
        return report(
                id, Negotiation.format(headers.getAcceptableMediaTypes()).orElseThrow(ReportsResource::noSuchFormat));
    }

    /** The suffix says the format, whatever Accept says. */
    @GET
    @Path("{id}/report.{format}")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The same with the form in the name: json, html, csv, xml or hlog")
    public Response report(@PathParam("id") String id, @PathParam("format") String format) {
        return report(id, ReportFormat.ofSuffix(format).orElseThrow(ReportsResource::noSuchFormat));
    }

    @GET
    @Path("{id}/nodes/{node_id}/report")
    @Operation(summary = "One driver's part of the report")
    public Response nodeReport(@PathParam("id") String id, @PathParam("node_id") String nodeId) {
        return Answers.json(TestJson.node(ended(id), nodeId)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        404,
                        "UNKNOWN_NODE",
                        "This driver took no part",
                        "the test's drivers are in its field drivers"))));
    }

    @GET
    @Path("{id}/timeline")
    @Operation(summary = "The test second by second, also while it runs; with from, seconds from that index on")
    public Response timeline(@PathParam("id") String id, @QueryParam("from") @Nullable String from) {
        return Answers.json(library.timeline(Parameters.testId(id), Parameters.index(from)));
    }

    @GET
    @Path("{id}/percentiles")
    @Operation(
            summary = "Percentiles of a test that has ended as curves, read from its merged histograms",
            description =
                    "points: [[percentile, ms], …] in the steps of HdrHistogram, the last one 100 and the maximum;"
                            + " a measure is null where an older version has kept the report without histograms")
    public Response percentiles(@PathParam("id") String id) {
        ended(id);
        return Answers.json(library.percentiles(Parameters.testId(id)));
    }

    private Response report(String id, ReportFormat format) {
        JsonObject report = ended(id);
        TestId testId = Parameters.testId(id);
        Response.ResponseBuilder answer = Answers.file(content(testId, report, format), format, testId, request);
        if (format == ReportFormat.HTML) {
            answer.header("Content-Security-Policy", HtmlExport.CONTENT_SECURITY_POLICY + "; frame-ancestors 'none'");
        }
        return answer.build();
    }

    /** Whatever the form, it is made of the very report that the JSON shows. */
    private byte[] content(TestId id, JsonObject report, ReportFormat format) {
        return switch (format) {
            case JSON -> JsonText.bytes(report);
            case HTML -> utf8(page(id, report));
            case CSV -> utf8(CsvExport.of(report, library.timeline(id)));
            case JUNIT -> utf8(JunitExport.of(report));
            case HLOG -> HlogExport.of(report, library.times(id));
        };
    }

    private String page(TestId id, JsonObject report) {
        JsonObject timeline = library.findTimeline(id).orElse(JsonValue.EMPTY_JSON_OBJECT);
        return HtmlExport.of(report, timeline, curves(id));
    }

    /** Histograms that cannot be read are no reason to refuse the rest; the page says that they are missing. */
    private JsonObject curves(TestId id) {
        try {
            return library.percentiles(id);
        } catch (ProblemException unreadable) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProblemException noSuchFormat() {
        return Problems.notAcceptable("a report is there as " + ReportFormat.all());
    }

    private JsonObject ended(String id) {
        TestId testId = Parameters.testId(id);
        tests.test(testId)
                .map(TestView::state)
                .filter(state -> !state.isFinal())
                .ifPresent(state -> {
                    throw new NotFinished("the report is there once the test has ended; it is " + state);
                });
        return library.test(testId);
    }
}
