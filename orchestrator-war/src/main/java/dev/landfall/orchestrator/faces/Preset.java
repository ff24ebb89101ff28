package dev.landfall.orchestrator.faces;

import java.util.Map;

/** Loads to begin with: what each sets stands over what was typed, all but the load stays. */
public enum Preset {
    SMOKE(
            "Smoke",
            "a minute of a little load: does it work at all?",
            Map.of(
                    "test_type",
                    "TSUNAMI",
                    "test_message_delay",
                    "100ms",
                    "duration_ms",
                    "1m",
                    "concurrency_per_driver",
                    "16")),
    STEADY(
            "Steady load",
            "ten minutes at one rate, after a warm-up: does it hold?",
            Map.of(
                    "test_type",
                    "TSUNAMI",
                    "test_message_delay",
                    "5ms",
                    "duration_ms",
                    "10m",
                    "warm_up_ms",
                    "30s",
                    "concurrency_per_driver",
                    "256")),
    SPIKE(
            "Spike",
            "twenty seconds of far more than usual, all at once: does it get over it?",
            Map.of(
                    "test_type",
                    "AVALANCHE",
                    "throughput_per_driver",
                    "2000",
                    "duration_ms",
                    "20s",
                    "concurrency_per_driver",
                    "1024")),
    STRESS(
            "Stress",
            "half a minute as fast as the target answers: where is its limit?",
            Map.of("test_type", "AVALANCHE", "duration_ms", "30s", "concurrency_per_driver", "64")),
    SOAK(
            "Soak",
            "hours at a moderate rate: does it leak?",
            Map.of(
                    "test_type",
                    "TSUNAMI",
                    "test_message_delay",
                    "20ms",
                    "duration_ms",
                    "4h",
                    "max_duration_ms",
                    "5h",
                    "warm_up_ms",
                    "1m",
                    "concurrency_per_driver",
                    "128"));

    private final String title;
    private final String help;

    @SuppressWarnings("ImmutableEnumChecker") // Map.of
    private final Map<String, String> values;

    Preset(String title, String help, Map<String, String> values) {
        this.title = title;
        this.help = help;
        this.values = values;
    }

    public String getTitle() {
        return title;
    }

    public String getHelp() {
        return help;
    }

    /** Fields by path. */
    Map<String, String> fields() {
        return values;
    }
}
