package io.ganymede.cli.dataset;

import io.ganymede.cli.terminal.Table;
import io.ganymede.common.dataset.Attribute;
import io.ganymede.common.dataset.AttributeGroup;
import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.dataset.SplitDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a manifest says, as text for people. */
public final class DatasetTables {
    private static final List<String> SPLITS =
            List.of(DatasetManifest.TRAIN, DatasetManifest.VALID, DatasetManifest.TEST);

    private DatasetTables() {}

    /** Everything: facts, class balance, attributes. */
    public static String of(DatasetManifest manifest) {
        return Stream.of(facts(manifest), classes(manifest), attributes(manifest))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String facts(DatasetManifest manifest) {
        Table table = new Table("DATA SET", manifest.name() + " version " + manifest.version())
                .row("images", manifest.imageShape() + " [channels, height, width], bytes 0 to 255")
                .row("splits", splits(manifest))
                .row("mean", numbers(manifest.mean()) + " of [0, 1], per channel, training split")
                .row("deviation", numbers(manifest.deviation()))
                .row("licence", manifest.licence())
                .row("source", manifest.source())
                .row(
                        "imported",
                        manifest.createdAt() + " from format "
                                + manifest.imported().format())
                .row("content", manifest.contentDigest());
        if (!manifest.imported().options().isEmpty()) {
            table.row(
                    "options",
                    manifest.imported().options().entrySet().stream()
                            .map(option -> option.getKey() + " " + option.getValue())
                            .collect(Collectors.joining(" ")));
        }
        if (manifest.imported().leftOut() > 0) {
            table.row("left out", manifest.imported().leftOut() + " bad images; the import report names them");
        }
        if (manifest.imported().duplicates() > 0) {
            table.row("duplicates", manifest.imported().duplicates() + " images that two splits share");
        }
        return table.toString();
    }

    /** Images of each class in each split, and how uneven they are; empty when there are no classes. */
    public static String classes(DatasetManifest manifest) {
        List<String> classes = manifest.classes();
        if (classes.isEmpty()) {
            return "";
        }
        List<String> splits = splitNames(manifest);
        Table table = new Table(header("CLASS", splits, "SHARE"));
        List<Long> train = manifest.split(DatasetManifest.TRAIN).classCounts();
        long labelled = train.stream().mapToLong(Long::longValue).sum();
        for (int label = 0; label < classes.size(); label++) {
            List<String> row = new ArrayList<>(List.of(classes.get(label)));
            for (String split : splits) {
                row.add(String.format(
                        Locale.ROOT, "%,d", manifest.split(split).classCounts().get(label)));
            }
            row.add(String.format(Locale.ROOT, "%.1f %%", 100.0 * train.get(label) / Math.max(1, labelled)));
            table.row(row.toArray(String[]::new));
        }
        if (splits.stream().anyMatch(split -> manifest.split(split).unlabelled() > 0)) {
            List<String> row = new ArrayList<>(List.of("(unlabelled)"));
            splits.forEach(split -> row.add(
                    String.format(Locale.ROOT, "%,d", manifest.split(split).unlabelled())));
            row.add("");
            table.row(row.toArray(String[]::new));
        }
        return table + balance(train);
    }

    private static String balance(List<Long> counts) {
        long largest = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        long smallest = counts.stream().mapToLong(Long::longValue).min().orElse(0);
        if (largest == smallest) {
            return "balanced: every class has " + largest + " training images\n";
        }
        return smallest == 0
                ? "unbalanced: a class has no training image with a label\n"
                : String.format(
                        Locale.ROOT,
                        "unbalanced: the largest class has %.1f times the training images of the smallest%n",
                        (double) largest / smallest);
    }

    /** Kind, group and mean of each attribute; empty when there are none. */
    private static String attributes(DatasetManifest manifest) {
        List<Attribute> attributes = manifest.labels().attributes();
        if (attributes.isEmpty()) {
            return "";
        }
        List<String> splits = splitNames(manifest);
        Table table = new Table(header("ATTRIBUTE", splits, "KIND"));
        for (int column = 0; column < attributes.size(); column++) {
            Attribute attribute = attributes.get(column);
            List<String> row = new ArrayList<>(List.of(attribute.name()));
            for (String split : splits) {
                SplitDescription description = manifest.split(split);
                double mean = description.attributeMeans().get(column);
                row.add(
                        attribute.isBinary()
                                ? String.format(Locale.ROOT, "%.1f %%", 100 * mean)
                                : String.format(Locale.ROOT, "mean %.3f", mean));
            }
            row.add(kind(manifest, attribute));
            table.row(row.toArray(String[]::new));
        }
        return table.toString();
    }

    private static String kind(DatasetManifest manifest, Attribute attribute) {
        if (!attribute.isBinary()) {
            return String.format(Locale.ROOT, "real, %.4g to %.4g", attribute.minimum(), attribute.maximum());
        }
        Optional<AttributeGroup> group = manifest.labels().groups().stream()
                .filter(candidate -> candidate.attributes().contains(attribute.name()))
                .findFirst();
        return group.map(of -> "in group " + of.name() + (of.exhaustive() ? " (exactly one)" : " (at most one)"))
                .orElse("free");
    }

    /** The splits with their sizes in one line. */
    public static String splits(DatasetManifest manifest) {
        return splitNames(manifest).stream()
                .map(split -> String.format(
                        Locale.ROOT, "%s %,d", split, manifest.split(split).count()))
                .collect(Collectors.joining(", "));
    }

    private static List<String> splitNames(DatasetManifest manifest) {
        return SPLITS.stream().filter(manifest.splits()::containsKey).toList();
    }

    private static String[] header(String first, List<String> splits, String last) {
        List<String> header = new ArrayList<>(List.of(first));
        splits.forEach(split -> header.add(split.toUpperCase(Locale.ROOT)));
        header.add(last);
        return header.toArray(String[]::new);
    }

    private static String numbers(List<Double> values) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, "%.4f", value))
                .collect(Collectors.joining(", "));
    }
}
