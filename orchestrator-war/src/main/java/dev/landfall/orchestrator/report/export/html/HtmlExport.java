package dev.landfall.orchestrator.report.export.html;

import static dev.landfall.orchestrator.report.export.Values.object;
import static dev.landfall.orchestrator.report.export.Values.objects;
import static dev.landfall.orchestrator.report.export.Values.text;
import static dev.landfall.orchestrator.report.export.Values.whole;

import dev.landfall.orchestrator.report.export.Markup;
import dev.landfall.orchestrator.report.export.Offer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A report as a page: one file, no script, for reading, printing and passing on. */
public final class HtmlExport {

    /** What a browser is to keep from the page even if something in it were no text after all. */
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private static final String WAVE =
            "M2 15c3.2 0 3.6-9 9.4-9 4.6 0 6.2 4.2 4.1 6.2-1.3 1.2-3.2.5-3-1.1M2 19.5c3 0 3-1.8"
                    + " 6.6-1.8s3.7 1.8 6.7 1.8 3.3-1.8 6.7-1.8";

    private static final String STYLE = style();

    private HtmlExport() {}

    /**
     * The page of a report.
     *
     * @param timeline an empty object where the report was kept without it
     * @param percentiles an empty object where there are no histograms to read them from
     * @return in UTF-8, as it says of itself, and well-formed XML, too
     */
    public static String of(JsonObject report, JsonObject timeline, JsonObject percentiles) {
        Markup page = new Markup().own("<!DOCTYPE html>\n");
        page.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", CONTENT_SECURITY_POLICY);
        page.empty("meta", "name", "viewport", "content", "width=device-width,initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.element("title", Blocks.isolated(HeadSection.name(report)) + " · Landfall");
        page.empty("link", "rel", "icon", "href", "data:,");
        page.open("style").own(STYLE).close().close();
        page.open("body");
        top(page, report);
        page.open("main");
        content(page, report, timeline, percentiles);
        page.close();
        foot(page, report);
        return page.close().close().text("\n").toString();
    }

    private static void top(Markup page, JsonObject report) {
        page.open("header").open("span", "class", "brand");
        page.open("svg", "viewBox", "0 0 24 24", "aria-hidden", "true")
                .empty("path", "d", WAVE)
                .close();
        page.text("Landfall").close().element("span", "Report", "class", "q");
        page.element("span", String.valueOf(text(report, "test_id")), "class", "n id")
                .close();
    }

    private static void content(Markup page, JsonObject report, JsonObject timeline, JsonObject percentiles) {
        Offer offer =
                new Offer(object(report, "plan"), objects(report, "drivers").size());
        SumsSection sums = new SumsSection(page, report);
        DriversSection drivers = new DriversSection(page, report);
        new HeadSection(page, report, offer, timeline).write();
        new ChartSection(page, report, offer, timeline).write();
        page.open("div", "class", "half");
        CurveSection.write(page, object(report, "latency"), percentiles);
        drivers.health();
        page.close();
        TimesSection.table(page, object(report, "latency"));
        drivers.table();
        page.open("div", "class", "half");
        page.open("div", "class", "stack");
        sums.errors();
        drivers.start();
        page.close().open("div", "class", "stack");
        sums.ledger();
        PlanSection.write(page, object(report, "plan"));
        page.close().close();
    }

    private static void foot(Markup page, JsonObject report) {
        page.open("footer")
                .element(
                        "p",
                        "Revision " + whole(report, "revision") + " of the report, test ended "
                                + Words.dateTime(text(report, "ended_at"))
                                + ". Times of day are those of the broker's clock;"
                                + " percentiles are read from merged histograms.")
                .close();
    }

    private static String style() {
        try (InputStream css = HtmlExport.class.getResourceAsStream("report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is not where this class is");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
