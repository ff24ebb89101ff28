package dev.landfall.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.landfall.workload.Comparison;
import dev.landfall.workload.Threshold;
import dev.landfall.workload.ThresholdMetric.Count;
import dev.landfall.workload.ThresholdMetric.Counter;
import dev.landfall.workload.ThresholdMetric.ErrorRate;
import dev.landfall.workload.ThresholdMetric.Errors;
import dev.landfall.workload.ThresholdMetric.Rps;
import dev.landfall.workload.ThresholdMetric.Statistic;
import dev.landfall.workload.ThresholdMetric.Time;
import dev.landfall.workload.ThresholdMetric.Timed;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdParserTest {

    @Test
    void readsMetricWindowComparisonAndValue() {
        assertThat(ThresholdParser.parse(" p99[10s]<50ms ", true))
                .isEqualTo(new Threshold(
                        "p99[10s]<50ms",
                        new Time(Timed.RESPONSE, Statistic.PERCENTILE, 99),
                        Duration.ofSeconds(10),
                        Comparison.LESS,
                        50,
                        true));
    }

    @ParameterizedTest
    @CsvSource({
        "p50,RESPONSE,PERCENTILE,50",
        "p75,RESPONSE,PERCENTILE,75",
        "p0,RESPONSE,PERCENTILE,0",
        "p99_5,RESPONSE,PERCENTILE,99.5",
        "service.p99_99,SERVICE,PERCENTILE,99.99",
        "median,RESPONSE,PERCENTILE,50",
        "response.min,RESPONSE,MIN,0",
        "service.max,SERVICE,MAX,0",
        "mean,RESPONSE,MEAN,0",
    })
    void knowsEveryTime(String name, Timed timed, Statistic statistic, double percent) {
        Threshold threshold = ThresholdParser.parse(name + " <= 1.5 s", false);
        assertThat(threshold.metric()).isEqualTo(new Time(timed, statistic, percent));
        assertThat(threshold.limit()).isEqualTo(1500);
        assertThat(threshold.window()).isNull();
    }

    @Test
    void knowsSharesRatesAndCounts() {
        assertThat(ThresholdParser.parse("error_rate <= 0.5%", false))
                .extracting(Threshold::metric, Threshold::limit)
                .containsExactly(new ErrorRate(), 0.5);
        assertThat(ThresholdParser.parse("rps>=100", false).metric()).isEqualTo(new Rps());
        assertThat(ThresholdParser.parse("not_sent == 0", false).metric()).isEqualTo(new Count(Counter.NOT_SENT));
        assertThat(ThresholdParser.parse("errors.TIMEOUT[1m] != 3", false))
                .extracting(Threshold::metric, Threshold::window, Threshold::comparison)
                .containsExactly(new Errors("TIMEOUT"), Duration.ofMinutes(1), Comparison.DIFFERENT);
        assertThat(ThresholdParser.parse("p99 < 500us", false).limit()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            p99                   | must be a metric
            < 5ms                 | must be a metric
            p99 < 5ms < 6ms       | units
            p99 < 50              | one of the units us, ms and s
            p99 < 50%             | one of the units us, ms and s
            p99 < -1ms            | one of the units us, ms and s
            p99 < NaN             | one of the units us, ms and s
            rps > 100ms           | has no unit
            rps > many            | has no unit
            error_rate < 0.01     | 0% to 100%
            error_rate < 101%     | 0% to 100%
            p99 =< 5ms            | <, <=, >, >=, == or !=
            p99 = 5ms             | <, <=, >, >=, == or !=
            p99[10] < 5ms         | window of 1s to 60m
            p99[0s] < 5ms         | window of 1s to 60m
            p99[2h] < 5ms         | window of 1s to 60m
            p99.9 < 5ms           | did you mean p99_9?
            eror_rate < 1%        | did you mean error_rate?
            errors.TIMEOUTS == 0  | did you mean errors.TIMEOUT?
            p100 < 5ms            | must begin with a metric
            latency < 5ms         | must begin with a metric
            """)
    void saysWhatIsAllowed(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThresholdParser.parse(text, false))
                .withMessageContaining(message);
    }

    @Test
    void refusesALongTextWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThresholdParser.parse("p99 < " + "9".repeat(100_000), false))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }
}
