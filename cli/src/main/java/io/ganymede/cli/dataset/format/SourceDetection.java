package io.ganymede.cli.dataset.format;

import io.ganymede.cli.dataset.image.ImageFileType;
import io.ganymede.cli.dataset.source.SourceFormat;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Finds the format of a source by looking at it. */
public final class SourceDetection {
    private static final String FOLDER = "folder";

    /** Formats that are folders of images with tables beside them, which the general one would pass over. */
    private static final Set<String> FOLDERS_WITH_TABLES = Set.of("attributes", "tiny-imagenet");

    private SourceDetection() {}

    /**
     * The format of a source.
     *
     * @param root an existing directory or file; archives are unpacked before
     * @param shown what messages call the source
     * @param option that names a format where none or several are recognised
     * @throws PlatformException with reason InvalidFile then
     */
    public static SourceFormat of(Path root, String shown, String option) {
        List<SourceFormat> fitting = SourceFormats.ALL.names().stream()
                .map(SourceFormats.ALL::require)
                .filter(format -> format.recognises(root))
                .toList();
        if (fitting.stream().anyMatch(format -> FOLDERS_WITH_TABLES.contains(format.name()))) {
            fitting = fitting.stream()
                    .filter(format -> !format.name().equals(FOLDER))
                    .toList();
        }
        if (fitting.isEmpty()) {
            throw invalid("source '" + shown + "' " + nothing(root) + "; known formats: " + SourceFormats.ALL.names()
                    + ", " + option + " names one");
        }
        if (fitting.size() > 1) {
            throw invalid("source '" + shown + "' could be of several formats: got "
                    + fitting.stream().map(SourceFormat::name).toList() + ", expected one; " + option + " names it");
        }
        return fitting.get(0);
    }

    private static String nothing(Path root) {
        if (Files.isDirectory(root)) {
            return "has no images: expected image files ("
                    + String.join(", ", ImageFileType.EXTENSIONS)
                    + "), in a directory a class or without classes, or files of IDX, CIFAR or arrays";
        }
        return ImageFileType.isImageName(String.valueOf(root.getFileName()))
                ? "is one image: expected a directory, an archive or an array of images"
                : "is of no format that is known by its name or its first bytes";
    }

    private static PlatformException invalid(String message) {
        return new PlatformException(Reason.INVALID_FILE, message);
    }
}
