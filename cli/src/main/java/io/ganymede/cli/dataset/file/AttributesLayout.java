package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where a source of images with attributes keeps what: as the options say, else by the names that CelebA made common. */
final class AttributesLayout {
    private static final List<String> IMAGES =
            List.of("images", "img_align_celeba", "images.zip", "img_align_celeba.zip");
    private static final List<String> SPLITS =
            List.of("list_eval_partition.txt", "list_eval_partition.csv", "split.csv");
    private static final String LIST = "list_";
    private static final String ATTRIBUTE_LIST = "list_attr";
    // CelebA's own directories.
    private static final String IMAGE_DIRECTORY = "Img";
    private static final String TABLE_DIRECTORY = "Anno";
    private static final String SPLIT_DIRECTORY = "Eval";

    private final Path root;
    private final SourceOptions options;

    AttributesLayout(Path root, SourceOptions options) {
        this.root = root;
        this.options = options;
        if (!Files.isDirectory(root)) {
            throw invalid("source '" + root + "' is no directory");
        }
    }

    /** Opens the images; the caller closes them. */
    StoredFiles images(SourceFindings findings) {
        Path place = options.images() == null ? defaultImages() : root.resolve(options.images());
        if (Files.isDirectory(place)) {
            return DirectoryFiles.scan(place.startsWith(root) ? root : place, place, findings);
        }
        if (isZip(place) && Files.isRegularFile(place)) {
            return ZipFiles.open(place, findings);
        }
        throw invalid("images '" + shown(place) + "' are neither a directory nor a zip archive; found: "
                + children(root, path -> Files.isDirectory(path) || isZip(path)).stream()
                        .map(this::shown)
                        .toList());
    }

    private Path defaultImages() {
        for (Path directory : List.of(root, root.resolve(IMAGE_DIRECTORY))) {
            for (String name : IMAGES) {
                if (Files.exists(directory.resolve(name))) {
                    return directory.resolve(name);
                }
            }
        }
        List<Path> found = new ArrayList<>(children(
                root,
                path -> Files.isDirectory(path)
                        && DirectoryFiles.scan(path, new SourceFindings()).count() > 0));
        if (found.isEmpty()) {
            found.addAll(children(root, AttributesLayout::isZip));
        }
        if (found.size() > 1) {
            throw invalid("source '" + root + "' has images in several places: got "
                    + found.stream().map(this::shown).toList() + ", expected one, or --images");
        }
        return found.isEmpty() ? root : found.get(0);
    }

    /** Tables of attributes, at least one. */
    List<TableFile> tables(SourceFindings findings) {
        List<Path> candidates = new ArrayList<>(children(root, AttributesLayout::mayBeTable));
        candidates.addAll(children(root.resolve(TABLE_DIRECTORY), AttributesLayout::mayBeTable));
        if (!options.attributes().isEmpty()) {
            return options.attributes().stream()
                    .map(table -> existing("attributes", table, candidates))
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
                    findings.note("passed over the table '" + shown(candidate) + "'; --attributes would take it");
                }
            } else {
                taken.add(candidate);
            }
        }
        if (taken.isEmpty()) {
            throw invalid("source '" + root
                    + "' has no table of attributes: expected *.csv, list_attr*.txt, or --attributes");
        }
        return taken.stream().map(this::table).toList();
    }

    /** The table of splits, if there is one. */
    Optional<TableFile> splits() {
        if (options.splitFile() != null) {
            return Optional.of(existing("split file", options.splitFile(), children(root, Files::isRegularFile)));
        }
        return Stream.of(root, root.resolve(SPLIT_DIRECTORY), root.resolve(TABLE_DIRECTORY))
                .flatMap(directory -> SPLITS.stream().map(directory::resolve))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(this::table);
    }

    private TableFile existing(String what, Path table, List<Path> candidates) {
        // An absolute path is itself in both cases.
        return Stream.of(root.resolve(table), table)
                .filter(Files::isRegularFile)
                .findFirst()
                .map(this::table)
                .orElseThrow(() -> invalid(what + " '" + table + "' is absent in '" + root
                        + "' and in the working directory; found: "
                        + candidates.stream().map(this::shown).toList()));
    }

    private TableFile table(Path file) {
        return new TableFile(file, shown(file));
    }

    private String shown(Path path) {
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }

    private static boolean mayBeTable(Path path) {
        String name = fileName(path);
        return Files.isRegularFile(path)
                && !SPLITS.contains(name)
                && (name.endsWith(".csv") || (name.startsWith(ATTRIBUTE_LIST) && name.endsWith(".txt")));
    }

    private static boolean isZip(Path path) {
        return fileName(path).endsWith(".zip");
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }

    /** What a directory has that fits, in natural order; nothing when there is no such directory. */
    private static List<Path> children(Path directory, Predicate<Path> fits) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(path -> !PassedOver.isHidden(String.valueOf(path.getFileName())))
                    .filter(fits)
                    .sorted((a, b) -> NaturalOrder.NAMES.compare(a.toString(), b.toString()))
                    .toList();
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "directory '" + directory + "' cannot be listed: " + e.getMessage(), e);
        }
    }

    private static PlatformException invalid(String message) {
        return new PlatformException(Reason.INVALID_FILE, message);
    }
}
