package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.cli.dataset.source.SourceRoot;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The image files below a directory, at any depth; links are followed. */
final class DirectoryFiles implements StoredFiles {
    private static final char UNREADABLE = '\uFFFD';

    private final Path root;
    private final List<String> names;
    private final List<String> directories;
    private final PassedOver passedOver;

    private DirectoryFiles(Path root, List<String> names, List<String> directories, PassedOver passedOver) {
        this.root = root;
        this.names = List.copyOf(names);
        this.directories = List.copyOf(directories);
        this.passedOver = passedOver;
    }

    /** Lists files and directories. What cannot be listed is one of the findings. */
    static DirectoryFiles scan(Path root, SourceFindings findings) {
        return scan(root, root, findings);
    }

    /**
     * As {@link #scan(Path, SourceFindings)}, only below one of the directories.
     *
     * @param root what names are relative to
     */
    static DirectoryFiles scan(Path root, Path start, SourceFindings findings) {
        Scan scan = new Scan(root, start);
        try {
            Files.walkFileTree(start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, scan);
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "directory '" + start + "' cannot be listed: " + e.getMessage(), e);
        }
        scan.unreadable.forEach((file, why) -> findings.problem(file, SourceProblem.Kind.CORRUPT_FILE, why));
        scan.names.sort(NaturalOrder.NAMES);
        scan.directories.sort(NaturalOrder.NAMES);
        return new DirectoryFiles(root, scan.names, scan.directories, scan.passedOver);
    }

    /** Names of all directories below, except hidden ones, in natural order. */
    List<String> directories() {
        return directories;
    }

    Path root() {
        return root;
    }

    @Override
    public int count() {
        return names.size();
    }

    @Override
    public String name(int file) {
        return names.get(file);
    }

    @Override
    public InputStream open(int file) throws IOException {
        return Files.newInputStream(root.resolve(name(file)));
    }

    @Override
    public PassedOver passedOver() {
        return passedOver;
    }

    @Override
    public void close() {}

    private static final class Scan extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Path start;
        private final List<String> names = new ArrayList<>();
        private final List<String> directories = new ArrayList<>();
        private final Map<String, String> unreadable = new TreeMap<>();
        private final PassedOver passedOver = new PassedOver();

        Scan(Path root, Path start) {
            this.root = root;
            this.start = start;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (directory.equals(start)) {
                return FileVisitResult.CONTINUE;
            }
            if (SourceRoot.isHidden(directory.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            directories.add(relative(directory));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (passedOver.take(file.getFileName().toString())) {
                String name = relative(file);
                if (name.indexOf(UNREADABLE) >= 0) {
                    unreadable.put(
                            name,
                            "its name is not in the character set of this environment: got "
                                    + System.getProperty("sun.jnu.encoding") + ", expected UTF-8 (LC_ALL=C.UTF-8)");
                } else if (attributes.isRegularFile()) {
                    names.add(name);
                } else {
                    unreadable.put(name, "is no regular file");
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            unreadable.put(relative(file), "cannot be read: " + e);
            return FileVisitResult.CONTINUE;
        }

        private String relative(Path path) {
            return root.relativize(path).toString().replace(root.getFileSystem().getSeparator(), "/");
        }
    }
}
