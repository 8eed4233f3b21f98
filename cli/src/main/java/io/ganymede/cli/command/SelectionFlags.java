package io.ganymede.cli.command;

import io.ganymede.cli.dataset.selection.SelectionOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that choose examples. */
final class SelectionFlags {
    @Option(
            names = "--only-classes",
            paramLabel = "CLASS",
            split = ",",
            description = "keep these classes only, in this order; images without label stay")
    List<String> onlyClasses = List.of();

    @Option(
            names = "--limit-per-class",
            paramLabel = "N",
            description = "keep at most N images of a class in each split, drawn by the seed")
    @Nullable
    Integer limitPerClass;

    @Option(
            names = "--per-class",
            paramLabel = "N",
            split = ",",
            description = "number of training images of each class, in class order, drawn by the seed: a biased subset")
    List<Long> perClass = List.of();

    @Option(
            names = "--test-fraction",
            paramLabel = "F",
            description = "share of each class for the test split when the source has none (default: 0.2)")
    @Nullable
    Double testFraction;

    @Option(
            names = "--valid-fraction",
            paramLabel = "F",
            description = "share of each class for a valid split (default: none)")
    @Nullable
    Double validFraction;

    @Option(names = "--resplit", description = "mix the splits of the source and draw new ones")
    boolean resplit;

    @Option(
            names = "--unlabelled",
            paramLabel = "F",
            defaultValue = "0",
            description = "share of each class of the training split that loses its label (semi-supervised training)")
    double unlabelled;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "seed of every draw (default: ${DEFAULT-VALUE})")
    long seed;

    SelectionOptions options() {
        return new SelectionOptions(
                onlyClasses, limitPerClass, perClass, testFraction, validFraction, resplit, unlabelled, seed);
    }

    /** The choices that differ from the defaults, as they would be typed. */
    Map<String, String> record() {
        Map<String, String> record = new TreeMap<>();
        put(record, "--only-classes", onlyClasses.isEmpty() ? null : String.join(",", onlyClasses));
        put(record, "--limit-per-class", limitPerClass);
        put(
                record,
                "--per-class",
                perClass.isEmpty()
                        ? null
                        : perClass.stream().map(String::valueOf).collect(Collectors.joining(",")));
        put(record, "--test-fraction", testFraction);
        put(record, "--valid-fraction", validFraction);
        put(record, "--resplit", resplit ? "" : null);
        put(record, "--unlabelled", unlabelled == 0 ? null : unlabelled);
        put(record, "--seed", seed == 0 ? null : seed);
        return record;
    }

    static void put(Map<String, String> record, String option, @Nullable Object value) {
        if (value != null) {
            record.put(option, value.toString());
        }
    }
}
