package dev.landfall.orchestrator.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landfall.orchestrator.report.Samples;
import org.junit.jupiter.api.Test;

class ReportFormatTest {

    @Test
    void eachHasASuffixAMediaTypeAndAFileNameOfItsOwn() {
        assertThat(ReportFormat.ofSuffix("csv")).contains(ReportFormat.CSV);
        assertThat(ReportFormat.ofSuffix("xml")).contains(ReportFormat.JUNIT);
        assertThat(ReportFormat.ofSuffix("pdf")).isEmpty();
        assertThat(ReportFormat.CSV.mediaType()).isEqualTo("text/csv; charset=utf-8");
        assertThat(ReportFormat.JUNIT.mediaType()).isEqualTo("application/xml");
        assertThat(ReportFormat.CSV.disposition(Samples.TEST))
                .isEqualTo("attachment; filename=\"landfall-11111111-2222-3333-4444-555555555555.csv\"");
        assertThat(ReportFormat.JSON.disposition(Samples.TEST)).startsWith("inline; ");
    }
}
