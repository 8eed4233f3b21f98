package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.source.SourceFindings;
import io.ganymede.cli.dataset.source.SourceProblem;
import io.ganymede.cli.dataset.source.SourceRoot;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The image files in a zip archive, which is not unpacked. */
final class ZipFiles implements StoredFiles {
    private final ZipFile zip;
    private final String prefix;
    private final List<String> names;
    private final PassedOver passedOver;

    private ZipFiles(ZipFile zip, String prefix, List<String> names, PassedOver passedOver) {
        this.zip = zip;
        this.prefix = prefix;
        this.names = List.copyOf(names);
        this.passedOver = passedOver;
    }

    /** Opens an archive. Entries with names that lead out of it, or that occur twice, are among the findings. */
    static ZipFiles open(Path archive, SourceFindings findings) {
        ZipFile zip;
        try {
            zip = new ZipFile(archive.toFile());
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "archive '" + archive + "' cannot be read: " + e.getMessage(), e);
        }
        List<String> names = new ArrayList<>();
        TreeSet<String> unsafe = new TreeSet<>();
        PassedOver passedOver = new PassedOver();
        zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .forEach(name -> {
                    List<String> path = List.of(name.split("/", -1));
                    if (isUnsafe(name, path)) {
                        unsafe.add(name);
                    } else if (passedOver.take(path.stream()
                            .filter(SourceRoot::isHidden)
                            .findFirst()
                            .orElse(path.get(path.size() - 1)))) {
                        names.add(name);
                    }
                });
        names.sort(NaturalOrder.NAMES);
        String shown = String.valueOf(archive.getFileName());
        unsafe.forEach(name -> findings.problem(
                shown,
                SourceProblem.Kind.CORRUPT_FILE,
                "entry '" + name + "' has a name that leads out of the archive"));
        return new ZipFiles(zip, shown + "/", withoutTwins(names, shown, findings), passedOver);
    }

    private static boolean isUnsafe(String name, List<String> path) {
        return name.startsWith("/") || name.contains("\\") || name.contains(":") || path.contains("..");
    }

    private static List<String> withoutTwins(List<String> sorted, String archive, SourceFindings findings) {
        List<String> distinct = new ArrayList<>(sorted.size());
        for (String name : sorted) {
            if (!distinct.isEmpty() && distinct.get(distinct.size() - 1).equals(name)) {
                findings.problem(
                        archive, SourceProblem.Kind.CORRUPT_FILE, "entry '" + name + "' occurs more than once");
            } else {
                distinct.add(name);
            }
        }
        return distinct;
    }

    @Override
    public int count() {
        return names.size();
    }

    @Override
    public String name(int file) {
        return prefix + names.get(file);
    }

    @Override
    public InputStream open(int file) throws IOException {
        ZipEntry entry = zip.getEntry(names.get(file));
        if (entry == null) {
            throw new IOException("the archive has no entry '" + names.get(file) + "'");
        }
        return zip.getInputStream(entry);
    }

    @Override
    public PassedOver passedOver() {
        return passedOver;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new PlatformException(
                    Reason.INVALID_FILE, "archive '" + zip.getName() + "' cannot be closed: " + e.getMessage(), e);
        }
    }
}
