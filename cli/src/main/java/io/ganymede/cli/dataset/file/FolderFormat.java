package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.image.ImageFileType;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory a class, at any depth below it image files; above the classes may stand directories of splits. Images without
 * a class directory are unlabelled. Classes are in natural order of their names, or in that of {@code --classes}. A table of
 * splits, when one is named, outweighs the directories of splits.
 */
public final class FolderFormat implements SourceFormat {
    @Override
    public String name() {
        return "folder";
    }

    @Override
    public String layout() {
        return "[train|valid|test/]<class>/**/<image>, or images alone when they have no class; images are "
                + ImageFileType.EXTENSIONS;
    }

    @Override
    public Set<SourceOption> options() {
        return Set.of(SourceOption.CLASSES, SourceOption.SPLIT_FILE, SourceOption.BACKGROUND);
    }

    @Override
    public boolean recognises(Path root) {
        return Files.isDirectory(root)
                && DirectoryFiles.scan(root, new SourceFindings()).count() > 0;
    }

    @Override
    public ImageSource open(Path root, SourceOptions options) {
        SourceFindings findings = new SourceFindings();
        SourceRoot top = SourceRoot.of(root, FolderFormat::isImage, FolderFormat::isWrapper);
        DirectoryFiles files = DirectoryFiles.scan(top.directory(), findings);
        if (files.count() == 0) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "directory '" + root + "' has no images: expected " + layout() + findings.firstProblem());
        }
        top.noteTo(findings, root);
        files.passedOver().noteTo(findings);
        FolderTree tree = FolderTree.of(files);
        tree.noteTo(findings);
        List<String> classes = options.classes().isEmpty() ? tree.classesWithImages() : options.classes();
        Optional<SplitTable> splits = splits(new SourcePlaces(root, top.directory()), options, files, findings);
        if (splits.isPresent()) {
            findings.note("splits of " + splits.get().rows().table()
                    + (tree.hasSplits() ? ", whatever directory an image is in" : ""));
        }
        FileExamples examples = examples(files, tree, splits, classes, findings);
        reportClasses(tree, options.classes(), findings);
        return new FileImageSource(files, LabelSpace.ofClasses(classes), examples, findings, options);
    }

    private static boolean isImage(Path file) {
        return ImageFileType.isImageName(String.valueOf(file.getFileName()));
    }

    /** A split is part of the layout, and so is a class: it holds images or nothing else. */
    private static boolean isWrapper(SourceRoot inner) {
        return !FolderTree.isSplit(inner.name())
                && !inner.directories().isEmpty()
                && inner.files().stream().noneMatch(FolderFormat::isImage);
    }

    private static Optional<SplitTable> splits(
            SourcePlaces places, SourceOptions options, DirectoryFiles files, SourceFindings findings) {
        return Optional.ofNullable(options.splitFile())
                .map(named -> places.table(
                        "split file",
                        named,
                        SourcePlaces.children(places.top(), file -> Files.isRegularFile(file) && !isImage(file))))
                .map(table -> SplitTable.read(table, new FileNameIndex(files), findings));
    }

    private static FileExamples examples(
            DirectoryFiles files,
            FolderTree tree,
            Optional<SplitTable> splits,
            List<String> classes,
            SourceFindings findings) {
        Map<String, Integer> indices = new HashMap<>();
        classes.forEach(name -> indices.put(name, indices.size()));
        FileExamples examples = new FileExamples(files.count(), 0);
        for (int file :
                NamedRows.usable(files, splits.stream().map(SplitTable::rows).toList(), findings)) {
            FolderTree.Place place = tree.place(files.name(file));
            @Nullable String split = splits.isPresent() ? splits.get().split(file) : place.split();
            switch (place.standing()) {
                case IN_CLASS -> {
                    Integer index = indices.get(place.label());
                    if (index != null) {
                        examples.add(file, split, index);
                    }
                }
                case UNLABELLED -> examples.add(file, split, LabelSpace.UNLABELLED);
                case BESIDE_CLASSES ->
                    findings.problem(
                            files.name(file),
                            SourceProblem.Kind.BAD_LABEL,
                            "lies beside the class directories: expected it in one of them");
                case OUTSIDE_OF_SPLITS ->
                    findings.problem(
                            files.name(file),
                            SourceProblem.Kind.BAD_LABEL,
                            "lies beside the directories of the splits: expected it in one of them");
            }
        }
        return examples;
    }

    private static void reportClasses(FolderTree tree, List<String> wanted, SourceFindings findings) {
        tree.imagesPerClass().forEach((name, images) -> {
            if (wanted.isEmpty() && images == 0) {
                findings.problem(name, SourceProblem.Kind.EMPTY_CLASS, "class directory has no images");
            } else if (!wanted.isEmpty() && !wanted.contains(name)) {
                findings.problem(
                        name,
                        SourceProblem.Kind.BAD_LABEL,
                        "class directory with " + images + " images is not among --classes: expected one of " + wanted);
            }
        });
        for (String name : wanted) {
            if (tree.imagesPerClass().getOrDefault(name, 0) == 0) {
                findings.problem(
                        name,
                        SourceProblem.Kind.EMPTY_CLASS,
                        tree.imagesPerClass().containsKey(name)
                                ? "class directory has no images"
                                : "class has no directory; found: "
                                        + tree.imagesPerClass().keySet());
            }
        }
    }
}
