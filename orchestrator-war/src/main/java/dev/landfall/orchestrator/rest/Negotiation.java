package dev.landfall.orchestrator.rest;

import dev.landfall.orchestrator.report.export.ReportFormat;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** Finds the form of a report that a caller likes best. */
final class Negotiation {

    private Negotiation() {}

    /**
     * The first form that suits the first media type that any suits.
     *
     * @param accepted best first, as the header Accept has them
     */
    static Optional<ReportFormat> format(List<MediaType> accepted) {
        for (MediaType wanted : accepted) {
            for (ReportFormat format : ReportFormat.values()) {
                if (!isRefused(wanted) && suits(wanted, format) && !isRefused(accepted, format)) {
                    return Optional.of(format);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean suits(MediaType wanted, ReportFormat format) {
        return wanted.isCompatible(new MediaType(format.type(), format.subtype()));
    }

    /** Somebody may want anything but this: {@code text/csv;q=0, *}{@code /*}. */
    private static boolean isRefused(List<MediaType> accepted, ReportFormat format) {
        return accepted.stream().anyMatch(type -> isRefused(type) && !type.isWildcardSubtype() && suits(type, format));
    }

    private static boolean isRefused(MediaType type) {
        String quality = type.getParameters().get("q");
        return quality != null && quality.matches("0(\\.0*)?");
    }
}
