package dev.landfall.systemtest.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Looks over the page that is shown, with axe-core, for what keeps people from reading or using it. */
final class Axe {
    private static final String RUN = """
            const done = arguments[0];
            axe.run(document, {resultTypes: ['violations']}).then(({violations}) => done(violations.flatMap((rule) =>
                rule.nodes.map((node) => ({rule: rule.id, impact: node.impact || rule.impact, target: node.target.join(' '),
                    words: (node.failureSummary || rule.help) + ' | ' + node.html.slice(0, 160)})))));""";

    private final String script;

    Axe() {
        try (var in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Finding(String rule, String impact, String target, String words) {
        private static final Set<String> HEAVY = Set.of("serious", "critical");

        boolean isHeavy() {
            return HEAVY.contains(impact);
        }
    }

    List<Finding> look(Browser browser) {
        browser.script(script);
        return ((List<?>) browser.scriptLater(RUN)).stream().map(Axe::finding).toList();
    }

    private static Finding finding(Object found) {
        var map = (Map<?, ?>) found;
        return new Finding(text(map, "rule"), text(map, "impact"), text(map, "target"), text(map, "words"));
    }

    private static String text(Map<?, ?> map, String name) {
        return String.valueOf(map.get(name)).replaceAll("\\s+", " ");
    }
}
