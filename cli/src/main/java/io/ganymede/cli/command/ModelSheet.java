package io.ganymede.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.cli.terminal.Figures;
import io.ganymede.cli.terminal.Table;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What the sampler says of a model, for people: above all what can be asked of it. */
final class ModelSheet {
    private ModelSheet() {}

    static String of(JsonNode description) {
        String name = description.path("name").asText();
        LabelSpace labels = Json.convert("description of model '" + name + "'", description, LabelSpace.class);
        ConditionKind kind = Json.convert("conditions", description.path("conditions"), ConditionKind.class);
        List<String> scores = new ArrayList<>();
        description
                .path("metrics")
                .properties()
                .forEach(metric -> scores.add(metric.getKey() + "="
                        + Figures.decimal(metric.getValue().doubleValue(), 3)));
        StringBuilder sheet = new StringBuilder();
        sheet.append(name)
                .append(" version ")
                .append(description.path("version").asInt())
                .append(", images ")
                .append(description.path("imageShape"))
                .append("  ")
                .append(String.join(" ", scores))
                .append('\n');
        sheet.append(description.path("usage").asText()).append("\n\n");
        sheet.append(
                switch (kind) {
                    case CLASSES -> classes(labels);
                    case ATTRIBUTES -> attributes(labels);
                    case NONE -> "";
                });
        return sheet.append("./ganymede sample ")
                .append(name)
                .append(
                        switch (kind) {
                            case CLASSES -> " --class 0";
                            case ATTRIBUTES -> example(labels);
                            case NONE -> "";
                        })
                .append(" --count 16 --out out.png\n")
                .toString();
    }

    private static String classes(LabelSpace labels) {
        Table table = new Table("INDEX", "CLASS");
        for (int label = 0; label < labels.classes().size(); label++) {
            table.row(Integer.toString(label), labels.classes().get(label));
        }
        return table + "\n";
    }

    private static String attributes(LabelSpace labels) {
        Table table = new Table("ATTRIBUTE", "VALUES", "GROUP");
        for (Attribute attribute : labels.attributes()) {
            table.row(
                    attribute.name(),
                    attribute.isBinary() ? "0 or 1" : attribute.minimum() + " to " + attribute.maximum(),
                    labels.groups().stream()
                            .filter(group -> group.attributes().contains(attribute.name()))
                            .map(ModelSheet::describe)
                            .findFirst()
                            .orElse("-"));
        }
        return table + "\n";
    }

    private static String describe(AttributeGroup group) {
        return group.name() + (group.exhaustive() ? ", exactly one" : ", at most one");
    }

    /** The least that must be given, or else the first attribute. */
    private static String example(LabelSpace labels) {
        List<String> given = new ArrayList<>();
        labels.groups().stream()
                .filter(AttributeGroup::exhaustive)
                .forEach(group -> given.add(group.attributes().get(0) + "=1"));
        labels.attributes().stream()
                .filter(attribute -> !attribute.isBinary())
                .forEach(attribute -> given.add(attribute.name() + "=" + attribute.minimum()));
        if (given.isEmpty()) {
            given.add(labels.attributes().get(0).name() + "=1");
        }
        StringBuilder options = new StringBuilder();
        given.forEach(value -> options.append(" --attribute '").append(value).append('\''));
        return options.toString();
    }
}
