package io.ganymede.cli.dataset.file;

import io.ganymede.cli.dataset.image.ImageFiles;
import io.ganymede.cli.dataset.source.ImageSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

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

    static List<String> names(ImageSource source) {
        return IntStream.range(0, source.count()).mapToObj(source::name).toList();
    }

    /** Split and label of each example. */
    static List<String> labelled(ImageSource source) {
        return IntStream.range(0, source.count())
                .mapToObj(example -> source.split(example) + " " + source.label(example))
                .toList();
    }

    static List<Float> attributes(ImageSource source, int example) {
        float[] values = new float[source.labels().attributes().size()];
        source.copyAttributes(example, values);
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }

    static List<String> problems(ImageSource source) {
        return source.problems().stream()
                .map(problem -> problem.kind() + " " + problem)
                .toList();
    }
}
