package dev.landfall.systemtest.browser;

import java.util.List;
import java.util.Map;

/**
 * What a page holds once what nothing refers to is gone.
 *
 * @param nodes of the DOM, those that no document holds any more but a script does among them
 * @param listeners of events
 * @param heapBytes of JavaScript
 */
record PageMemory(long nodes, long listeners, long heapBytes) {

    static PageMemory of(Browser browser) {
        browser.command("HeapProfiler.collectGarbage", Map.of());
        browser.command("Performance.enable", Map.of());
        var metrics =
                (List<?>) browser.command("Performance.getMetrics", Map.of()).get("metrics");
        return new PageMemory(
                value(metrics, "Nodes"), value(metrics, "JSEventListeners"), value(metrics, "JSHeapUsedSize"));
    }

    private static long value(List<?> metrics, String name) {
        return metrics.stream()
                .map(metric -> (Map<?, ?>) metric)
                .filter(metric -> name.equals(metric.get("name")))
                .mapToLong(metric -> ((Number) metric.get("value")).longValue())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the browser tells nothing of " + name));
    }
}
