package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Labels of Tiny ImageNet's {@code val}: a line an image, file name, WordNet id and a box, between tabs. */
final class ValAnnotations {
    private static final String FILE = "val/val_annotations.txt";
    private static final int NO_CLASS = -1;

    private final Map<String, Annotation> byImage = new LinkedHashMap<>();

    private record Annotation(int line, int label) {}

    private ValAnnotations() {}

    static ValAnnotations read(Path root, WordNetClasses classes, SourceFindings findings) {
        ValAnnotations annotations = new ValAnnotations();
        if (!Files.isRegularFile(root.resolve(FILE))) {
            return annotations;
        }
        List<String> lines = WordNetClasses.lines(root.resolve(FILE));
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                annotations.add(i + 1, lines.get(i).split("\t", -1), classes, findings);
            }
        }
        return annotations;
    }

    private void add(int line, String[] cells, WordNetClasses classes, SourceFindings findings) {
        if (cells.length < 2) {
            findings.problem(
                    FILE + ":" + line,
                    SourceProblem.Kind.BAD_LABEL,
                    "line has no label: got '" + cells[0] + "', expected <image> tab <wnid>");
            return;
        }
        Integer label = classes.index(cells[1]);
        if (label == null) {
            findings.problem(
                    FILE + ":" + line,
                    SourceProblem.Kind.BAD_LABEL,
                    "label of '" + cells[0] + "' is no class: got '" + cells[1] + "', expected one of the "
                            + classes.ids().size() + " ids of wnids.txt");
        }
        Annotation annotation = new Annotation(line, label == null ? NO_CLASS : label);
        Annotation first = byImage.putIfAbsent(cells[0], annotation);
        if (first != null) {
            findings.problem(
                    FILE + ":" + line,
                    SourceProblem.Kind.BAD_LABEL,
                    "image '" + cells[0] + "' is labelled again: line " + first.line() + " counts");
        }
    }

    /** The label of an image that exists, unless that is a problem. */
    OptionalInt take(String image, String path, SourceFindings findings) {
        Annotation annotation = byImage.remove(image);
        if (annotation == null) {
            findings.problem(path, SourceProblem.Kind.MISSING_FILE, "image is not named in " + FILE);
            return OptionalInt.empty();
        }
        return annotation.label() == NO_CLASS ? OptionalInt.empty() : OptionalInt.of(annotation.label());
    }

    /** Reports the annotations that were not taken. */
    void reportAbsent(SourceFindings findings) {
        byImage.forEach((image, annotation) -> findings.problem(
                FILE + ":" + annotation.line(),
                SourceProblem.Kind.MISSING_FILE,
                "names an image that is absent: 'val/images/" + image + "'"));
    }
}
