package dev.landfall.orchestrator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.orchestrator.report.export.ReportFormat;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NegotiationTest {

    @Test
    void givesJsonToThoseWhoDoNotMind() {
        assertThat(Negotiation.format(accept("*/*"))).contains(ReportFormat.JSON);
        assertThat(Negotiation.format(accept("application/*"))).contains(ReportFormat.JSON);
    }

    @Test
    void givesWhatIsWantedMost() {
        assertThat(Negotiation.format(accept("text/csv", "*/*"))).contains(ReportFormat.CSV);
        assertThat(Negotiation.format(accept("text/html", "application/xhtml+xml", "application/xml", "*/*")))
                .contains(ReportFormat.HTML);
        assertThat(Negotiation.format(accept("image/png", "application/xml", "*/*")))
                .contains(ReportFormat.JUNIT);
    }

    @Test
    void neverGivesWhatIsRefused() {
        assertThat(Negotiation.format(accept("*/*", "application/json;0")))
                .isPresent()
                .hasValueSatisfying(format -> assertThat(format).isNotEqualTo(ReportFormat.JSON));
        assertThat(Negotiation.format(accept("text/csv;0.0"))).isEmpty();
    }

    @Test
    void hasNothingForOtherWishes() {
        assertThat(Negotiation.format(accept("image/png"))).isEmpty();
        assertThat(ReportFormat.all()).contains(".json (application/json)", ".csv (text/csv)");
    }

    private static List<MediaType> accept(String... types) {
        return Arrays.stream(types)
                .map(type -> type.split("[/;]"))
                .map(part -> new MediaType(part[0], part[1], part.length > 2 ? Map.of("q", part[2]) : Map.of()))
                .toList();
    }
}
