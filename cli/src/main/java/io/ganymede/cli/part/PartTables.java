package io.ganymede.cli.part;

import io.ganymede.cli.terminal.Figures;
import io.ganymede.cli.terminal.Table;
import io.ganymede.common.job.OptionValue;
import io.ganymede.common.part.Part;
import io.ganymede.common.part.PartCatalogue;
import io.ganymede.common.part.PartKind;
import io.ganymede.common.part.PartOption;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a trainer can put a training together from, as tables. */
public final class PartTables {
    private PartTables() {}

    /** Every part on a line, with the names of its options. */
    public static String of(PartCatalogue catalogue) {
        Table table = new Table("KIND", "NAME", "OPTIONS");
        catalogue.kinds().forEach((kind, family) -> family.parts()
                .forEach((name, part) -> table.row(
                        kind,
                        name,
                        part.options().stream().map(PartOption::name).collect(Collectors.joining(" ")))));
        return table.toString();
    }

    /** The parts of one kind with all their options. */
    public static String of(String kind, PartKind family) {
        return kind + ": " + family.meaning() + "\n" + howToName(family, PartKind.NAME) + "\n" + table(family.parts());
    }

    /** One part with its options. */
    public static String of(String kind, PartKind family, String name, Part part) {
        return kind + " " + name + "\n" + howToName(family, name) + "\n" + table(Map.of(name, part));
    }

    private static String howToName(PartKind family, String name) {
        if (family.nameAt().contains(PartKind.NAME)) {
            String path = family.optionsAt().replace(PartKind.NAME, name);
            return "in a request: --set " + path + "={}, with options --set " + path + ".OPTION=VALUE\n";
        }
        return "in a request: --set " + family.nameAt() + "=" + name + ", options --set " + family.optionsAt()
                + ".OPTION=VALUE\n";
    }

    private static String table(Map<String, Part> parts) {
        Table table = new Table("NAME", "OPTION", "PRESET", "VALUES", "MEANING");
        parts.forEach((name, part) -> {
            table.row(name, "", "", "", about(part));
            part.options()
                    .forEach(option ->
                            table.row("", option.name(), plain(option.preset()), values(option), option.meaning()));
        });
        return table.toString();
    }

    private static String about(Part part) {
        String losses = part.losses().isEmpty() ? "" : "losses: " + String.join(", ", part.losses());
        return Stream.of(part.about(), losses).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String values(PartOption option) {
        return switch (option.kind()) {
            case NUMBER -> range(option);
            case WHOLE -> "whole, " + range(option);
            case CHOICE -> String.join(" | ", option.choices());
            case SWITCH -> "true | false";
        };
    }

    private static String range(PartOption option) {
        Double least = option.least();
        Double most = option.most();
        if (least == null || most == null) {
            return "any";
        }
        return bound(least) + " to " + bound(most);
    }

    /** A bound that is a rounding step away from a whole number shuts that number out. */
    private static String bound(double value) {
        if (value != Math.rint(value) && value == Math.nextDown(Math.ceil(value))) {
            return "below " + Figures.plain(Math.ceil(value));
        }
        if (value != Math.rint(value) && value == Math.nextUp(Math.floor(value))) {
            return "above " + Figures.plain(Math.floor(value));
        }
        return Figures.plain(value);
    }

    private static String plain(OptionValue value) {
        return value.value() instanceof Double number
                ? Figures.plain(number)
                : value.value().toString();
    }
}
