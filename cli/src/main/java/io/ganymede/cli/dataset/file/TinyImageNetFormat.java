package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceFormat;
import io.ganymede.cli.dataset.source.SourceOption;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.cli.dataset.source.SourceRoot;
import io.ganymede.common.dataset.LabelSpace;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tiny ImageNet as it is distributed: 200 classes called by WordNet ids, 500 images each in {@code train}, 50 in {@code val},
 * whose labels stand in a table. Its {@code val} becomes the split {@code test}; its own {@code test} has no labels and is
 * left out. A class is named by the first word of its id in {@code words.txt}, with the id when two classes share the word.
 */
public final class TinyImageNetFormat implements SourceFormat {
    private static final String WRAPPER = "tiny-imagenet-200";

    @Override
    public String name() {
        return "tiny-imagenet";
    }

    @Override
    public String layout() {
        return "train/<wnid>/images/*.JPEG, val/images/*.JPEG, val/val_annotations.txt, wnids.txt, words.txt";
    }

    @Override
    public Set<SourceOption> options() {
        return Set.of(SourceOption.BACKGROUND);
    }

    @Override
    public boolean recognises(Path root) {
        return Files.isDirectory(root) && Files.isRegularFile(top(root).resolve("wnids.txt"));
    }

    @Override
    public ImageSource open(Path root, SourceOptions options) {
        Path top = top(root);
        if (!Files.isDirectory(top.resolve("train"))) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "directory '" + root + "' has no directory 'train': expected " + layout());
        }
        SourceFindings findings = new SourceFindings();
        DirectoryFiles files = DirectoryFiles.scan(top, findings);
        WordNetClasses classes = WordNetClasses.read(top, files, findings);
        ValAnnotations annotations = ValAnnotations.read(top, classes, findings);
        FileExamples examples = new FileExamples(files.count(), 0);
        Map<String, Integer> unlabelled = new TreeMap<>();
        Map<String, Integer> strangers = new TreeMap<>();
        for (int file = 0; file < files.count(); file++) {
            List<String> path = List.of(files.name(file).split("/", -1));
            if (path.size() == 4 && path.get(0).equals("train")) {
                Integer label = classes.index(path.get(1));
                if (label == null) {
                    strangers.merge("train/" + path.get(1), 1, Integer::sum);
                } else {
                    examples.add(file, "train", label);
                }
            } else if (path.size() == 3 && path.get(0).equals("val")) {
                OptionalInt label = annotations.take(path.get(2), files.name(file), findings);
                if (label.isPresent()) {
                    examples.add(file, "test", label.getAsInt());
                }
            } else {
                unlabelled.merge(path.get(0), 1, Integer::sum);
            }
        }
        annotations.reportAbsent(findings);
        reportClasses(classes, examples, strangers, findings);
        findings.note("split val, whose labels are known, became test");
        unlabelled.forEach((directory, images) ->
                findings.note(images + " images of '" + directory + "' have no label: left out"));
        return new FileImageSource(files, LabelSpace.ofClasses(classes.names()), examples, findings, options);
    }

    private static Path top(Path root) {
        return Files.isDirectory(root.resolve(WRAPPER)) ? root.resolve(WRAPPER) : unwrapped(root);
    }

    private static Path unwrapped(Path root) {
        return SourceRoot.of(root, file -> true, inner -> !inner.name().equals("train"))
                .directory();
    }

    private static void reportClasses(
            WordNetClasses classes, FileExamples examples, Map<String, Integer> strangers, SourceFindings findings) {
        strangers.forEach((directory, images) -> findings.problem(
                directory, SourceProblem.Kind.BAD_LABEL, "directory with " + images + " images is not in wnids.txt"));
        int[] counts = examples.perClass(classes.ids().size());
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                findings.problem(
                        "train/" + classes.ids().get(label),
                        SourceProblem.Kind.EMPTY_CLASS,
                        "class '" + classes.names().get(label) + "' has no images");
            }
        }
    }
}
