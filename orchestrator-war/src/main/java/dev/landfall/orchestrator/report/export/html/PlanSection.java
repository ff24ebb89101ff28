package dev.landfall.orchestrator.report.export.html;

import dev.landfall.orchestrator.report.export.Markup;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/** The plan as it was asked for, every default filled in; secrets are references in it, never values. */
final class PlanSection {

    private static final int SHOWN = 1000;

    private PlanSection() {}

    static void write(Markup page, JsonObject plan) {
        Blocks.card(page, "", "Plan", "every default filled in");
        Blocks.heads(Blocks.table(page, "Plan", "plan"), List.of("Field", "Value"))
                .open("tbody");
        rows(page, "", plan);
        page.close().close().close().close();
    }

    private static void rows(Markup page, String prefix, JsonObject object) {
        object.forEach((name, value) -> {
            if (value instanceof JsonObject inner) {
                rows(page, prefix + name + ".", inner);
            } else if (value instanceof JsonArray list) {
                list.forEach(each -> row(page, prefix + name, each));
            } else if (value != JsonValue.NULL) {
                row(page, prefix + name, value);
            }
        });
    }

    private static void row(Markup page, String name, JsonValue value) {
        if (value instanceof JsonObject inner) {
            rows(page, name + ".", inner);
            return;
        }
        page.open("tr").open("th", "scope", "row");
        Blocks.foreign(page, name).close().open("td");
        Blocks.foreign(page, value instanceof JsonString text ? text.getString() : value.toString(), SHOWN);
        page.close().close();
    }
}
