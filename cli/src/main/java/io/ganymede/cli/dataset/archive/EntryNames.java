package io.ganymede.cli.dataset.archive;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Turns names of an archive's entries into paths below a directory, and refuses every name that could lead elsewhere, or to a
 * file that is already there on a file system that does not tell upper from lower case. Not thread-safe.
 */
final class EntryNames {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    /** What macOS adds to archives beside the files that were packed. */
    private static final Set<String> ADDED_BY_MACOS = Set.of("__MACOSX", ".DS_Store");

    private final Path directory;
    private final Set<String> files = new HashSet<>();
    private final Map<String, String> directories = new HashMap<>();

    /** Names of entries that go below a directory, whose path is absolute and normal. */
    EntryNames(Path directory) {
        this.directory = directory;
    }

    /** A name that is refused; the message says why and does not repeat the name. */
    static final class RefusedNameException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedNameException(String message) {
            super(message);
        }
    }

    /**
     * The path of an entry.
     *
     * @return empty for the directory itself, and for what is not worth unpacking
     */
    Optional<Path> path(String name, boolean isDirectory) throws RefusedNameException {
        List<String> segments = segments(name);
        if (segments.stream().anyMatch(ADDED_BY_MACOS::contains)) {
            return Optional.empty();
        }
        if (segments.isEmpty()) {
            if (!isDirectory) {
                throw new RefusedNameException("has no name");
            }
            return Optional.empty();
        }
        register(segments, isDirectory);
        return Optional.of(resolve(segments));
    }

    private static List<String> segments(String name) throws RefusedNameException {
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new RefusedNameException("has a control character in its name");
        }
        if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
            throw new RefusedNameException("has an absolute path: expected one relative to the archive");
        }
        if (name.contains("\\")) {
            throw new RefusedNameException("has a backslash in its name: expected '/' between directories");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : name.split("/")) {
            if (segment.equals("..")) {
                throw new RefusedNameException("leads out of the archive by '..'");
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments;
    }

    private void register(List<String> segments, boolean isDirectory) throws RefusedNameException {
        String path = "";
        for (int i = 0; i < segments.size(); i++) {
            path = path.isEmpty() ? segments.get(i) : path + "/" + segments.get(i);
            String key = Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            if (i < segments.size() - 1 || isDirectory) {
                String known = directories.putIfAbsent(key, path);
                if (known != null && !known.equals(path)) {
                    throw new RefusedNameException("is in a directory that differs from '" + known
                            + "' only in upper and lower case or in its way of writing");
                }
                if (files.contains(key)) {
                    throw new RefusedNameException("has '" + path + "' as a directory, which is a file already");
                }
            } else if (!files.add(key) || directories.containsKey(key)) {
                throw new RefusedNameException("is there twice, or differs from another entry only in upper and lower"
                        + " case or in its way of writing");
            }
        }
    }

    private Path resolve(List<String> segments) throws RefusedNameException {
        try {
            Path path = directory.resolve(String.join("/", segments)).normalize();
            if (!path.startsWith(directory)) {
                throw new RefusedNameException("leads out of the archive");
            }
            return path;
        } catch (InvalidPathException e) {
            RefusedNameException refused = new RefusedNameException("cannot be a file's name here, " + e.getReason()
                    + ": expected a UTF-8 locale such as LANG=C.UTF-8");
            refused.initCause(e);
            throw refused;
        }
    }
}
