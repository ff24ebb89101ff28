package dev.landfall.orchestrator.core.view;

import dev.landfall.stats.Measure;
import dev.landfall.stats.RequestCounts;
import dev.landfall.stats.Summary;
import java.util.Map;

/**
 * What was measured, of one driver or of all.
 *
 * @param summaries one per measure
 * @param censored time-outs among the response times: each a lower bound
 * @param meanRps completed ÷ (last completion − start); 0 before anything completed
 * @param lastSecondRps completed in the last whole interval, per second
 */
public record Figures(
        RequestCounts counts, Map<Measure, Summary> summaries, long censored, double meanRps, double lastSecondRps) {
    public Figures {
        summaries = Map.copyOf(summaries);
    }

    public Summary summary(Measure measure) {
        return summaries.getOrDefault(measure, Summary.NONE);
    }
}
