package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.image.ImageFiles;
import io.ganymede.cli.dataset.source.ImageSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Sources written for tests, and what is read from them. */
final class SourceFiles {
    private final Path root;

    SourceFiles(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** Writes grey images whose value is their position in the list. */
    SourceFiles images(String... names) {
        for (int i = 0; i < names.length; i++) {
            ImageFiles.write(root.resolve(names[i]), ImageFiles.greyPng(i));
        }
        return this;
    }

    SourceFiles text(String name, String content) {
        ImageFiles.write(root.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    static List<String> problems(ImageSource source) {
        return source.problems().stream()
                .map(problem -> problem.kind() + " " + problem)
                .toList();
    }
}
