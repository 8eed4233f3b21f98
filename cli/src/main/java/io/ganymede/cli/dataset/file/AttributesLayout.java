package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.cli.dataset.source.SourceRoot;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a source of images with attributes keeps what: as the options say, else by the names that CelebA made common. */
final class AttributesLayout {
    private static final List<String> IMAGES =
            List.of("images", "img_align_celeba", "images.zip", "img_align_celeba.zip");
    private static final List<String> SPLITS =
            List.of("list_eval_partition.txt", "list_eval_partition.csv", "split.csv");
    private static final String LIST = "list_";
    private static final String ATTRIBUTE_LIST = "list_attr";
    private static final String LFW = "lfw_attributes.txt";
    // CelebA's own directories.
    private static final String IMAGE_DIRECTORY = "Img";
    private static final String TABLE_DIRECTORY = "Anno";
    private static final String SPLIT_DIRECTORY = "Eval";
    private static final Set<String> CELEBA_DIRECTORIES = Set.of(IMAGE_DIRECTORY, TABLE_DIRECTORY, SPLIT_DIRECTORY);

    private final SourcePlaces places;
    private final Path root;
    private final SourceOptions options;

    private AttributesLayout(SourcePlaces places, SourceOptions options) {
        this.places = places;
        this.root = places.top();
        this.options = options;
    }

    static AttributesLayout of(Path root, SourceOptions options, SourceFindings findings) {
        SourceRoot top = SourceRoot.of(root, file -> true, AttributesLayout::isWrapper);
        top.noteTo(findings, root);
        return new AttributesLayout(new SourcePlaces(root, top.directory()), options);
    }

    /** Whether there is a list of attributes under a name that tells what it is, where CelebA or LFW have theirs. */
    static boolean hasListOfAttributes(Path root) {
        Path top = of(root, SourceOptions.NONE, new SourceFindings()).root;
        return Stream.of(top, top.resolve(TABLE_DIRECTORY))
                .flatMap(directory -> SourcePlaces.children(directory, AttributesLayout::mayBeTable).stream())
                .anyMatch(path -> fileName(path).startsWith(ATTRIBUTE_LIST)
                        || fileName(path).equals(LFW));
    }

    /** Without tables, a sole directory is the one of the images. */
    private static boolean isWrapper(SourceRoot inner) {
        return !IMAGES.contains(inner.name())
                && !CELEBA_DIRECTORIES.contains(inner.name())
                && (inner.files().stream().anyMatch(AttributesLayout::mayBeTable)
                        || Files.isDirectory(inner.directory().resolve(TABLE_DIRECTORY)));
    }

    /** Opens the images; the caller closes them. */
    StoredFiles images(SourceFindings findings) {
        Path place = options.images() == null ? defaultImages() : places.resolve(options.images());
        if (Files.isDirectory(place)) {
            return DirectoryFiles.scan(place.startsWith(root) ? root : place, place, findings);
        }
        if (isZip(place) && Files.isRegularFile(place)) {
            return ZipFiles.open(place, findings);
        }
        throw invalid("images '" + places.shown(place) + "' are neither a directory nor a zip archive; found: "
                + places.shown(SourcePlaces.children(root, path -> Files.isDirectory(path) || isZip(path))));
    }

    private Path defaultImages() {
        for (Path directory : List.of(root, root.resolve(IMAGE_DIRECTORY))) {
            for (String name : IMAGES) {
                if (Files.exists(directory.resolve(name))) {
                    return directory.resolve(name);
                }
            }
        }
        List<Path> found = new ArrayList<>(SourcePlaces.children(
                root,
                path -> Files.isDirectory(path)
                        && DirectoryFiles.scan(path, new SourceFindings()).count() > 0));
        if (found.isEmpty()) {
            found.addAll(SourcePlaces.children(root, AttributesLayout::isZip));
        }
        if (found.size() > 1) {
            throw invalid("source '" + root + "' has images in several places: got " + places.shown(found)
                    + ", expected one, or --images");
        }
        return found.isEmpty() ? root : found.get(0);
    }

    /** Tables of attributes, at least one. */
    List<TableFile> tables(SourceFindings findings) {
        List<Path> candidates = new ArrayList<>(SourcePlaces.children(root, AttributesLayout::mayBeTable));
        candidates.addAll(SourcePlaces.children(root.resolve(TABLE_DIRECTORY), AttributesLayout::mayBeTable));
        if (!options.attributes().isEmpty()) {
            return options.attributes().stream()
                    .map(table -> places.table("attributes", table, candidates))
                    .toList();
        }
        List<Path> lists = candidates.stream()
                .filter(path -> fileName(path).startsWith(ATTRIBUTE_LIST))
                .toList();
        List<Path> taken = new ArrayList<>(lists);
        for (Path candidate : candidates) {
            if (fileName(candidate).startsWith(LIST)) {
                if (lists.isEmpty()) {
                    taken.add(candidate);
                } else if (!lists.contains(candidate)) {
                    findings.note(
                            "passed over the table '" + places.shown(candidate) + "'; --attributes would take it");
                }
            } else {
                taken.add(candidate);
            }
        }
        if (taken.isEmpty()) {
            throw invalid("source '" + root + "' has no table of attributes: expected *.csv, list_attr*.txt, " + LFW
                    + ", or --attributes");
        }
        return taken.stream().map(places::table).toList();
    }

    /** The table of splits, if there is one. */
    Optional<TableFile> splits() {
        if (options.splitFile() != null) {
            return Optional.of(
                    places.table("split file", options.splitFile(), SourcePlaces.children(root, Files::isRegularFile)));
        }
        return Stream.of(root, root.resolve(SPLIT_DIRECTORY), root.resolve(TABLE_DIRECTORY))
                .flatMap(directory -> SPLITS.stream().map(directory::resolve))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(places::table);
    }

    private static boolean mayBeTable(Path path) {
        String name = fileName(path);
        return Files.isRegularFile(path)
                && !SPLITS.contains(name)
                && (name.endsWith(".csv")
                        || (name.startsWith(ATTRIBUTE_LIST) && name.endsWith(".txt"))
                        || name.equals(LFW));
    }

    private static boolean isZip(Path path) {
        return fileName(path).endsWith(".zip");
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }

    private static PlatformException invalid(String message) {
        return new PlatformException(Reason.INVALID_FILE, message);
    }
}
