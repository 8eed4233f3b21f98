package io.ganymede.cli.dataset;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A directory in the layout of MNIST: {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte} and the {@code t10k-}
 * pair, each plain or {@code .gz}. One pair alone is split, stratified, by a seed.
 */
public final class IdxDirectory {
    private static final List<String> FASHION_MNIST = List.of(
            "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle-boot");
    private static final String FASHION_MNIST_LICENCE = "MIT, Copyright (c) 2017 Zalando SE";
    private static final String FASHION_MNIST_SOURCE =
            "Fashion-MNIST, Xiao, Rasul and Vollgraf 2017, arXiv 1708.07747, test split of 10,000 images";

    private IdxDirectory() {}

    /**
     * What the files do not say.
     *
     * @param classes class names in label order; {@code 0, 1, ...} when empty
     * @param testFraction share of an only pair that becomes the test split
     * @param seed seed of that split
     * @param licence licence of the images
     * @param source where they come from
     */
    public record Options(List<String> classes, double testFraction, long seed, String licence, String source) {
        public Options {
            classes = List.copyOf(classes);
            if (!(testFraction > 0 && testFraction < 1)) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "the test fraction must lie between 0 and 1, both excluded: got " + testFraction);
            }
        }
    }

    /**
     * Reads a directory.
     *
     * @throws PlatformException with reason InvalidFile when files are missing, damaged or do not fit together
     */
    public static ImageSource read(Path directory, Options options) {
        if (!Files.isDirectory(directory)) {
            throw new PlatformException(Reason.INVALID_FILE, "'" + directory + "' is not a directory");
        }
        Optional<LabelledImages> train = pair(directory, "train");
        Optional<LabelledImages> test = pair(directory, "t10k");
        LabelledImages first = train.or(() -> test)
                .orElseThrow(() -> new PlatformException(
                        Reason.INVALID_FILE,
                        "directory '" + directory + "' has no IDX files: expected train-images-idx3-ubyte and"
                                + " train-labels-idx1-ubyte, or the t10k- pair, plain or .gz"));
        Map<String, LabelledImages> splits = train.isPresent() && test.isPresent()
                ? Map.of("train", train.get(), "test", test.get())
                : split(first, options.testFraction(), options.seed());
        return new ImageSource(
                splits,
                options.classes().isEmpty() ? numbered(first) : options.classes(),
                options.licence(),
                options.source());
    }

    /** The bundled images: Fashion-MNIST's test split, 8,000 for training and 2,000 for testing. */
    public static ImageSource bundled() {
        LabelledImages all = LabelledImages.all(
                "bundled Fashion-MNIST", bundled("t10k-images-idx3-ubyte.gz"), bundled("t10k-labels-idx1-ubyte.gz"));
        return new ImageSource(split(all, 0.2, 0), FASHION_MNIST, FASHION_MNIST_LICENCE, FASHION_MNIST_SOURCE);
    }

    private static Map<String, LabelledImages> split(LabelledImages all, double testFraction, long seed) {
        StratifiedSplit split = StratifiedSplit.of(all, testFraction, seed);
        return Map.of("train", split.train(), "test", split.test());
    }

    private static Optional<LabelledImages> pair(Path directory, String prefix) {
        Optional<Path> images = file(directory, prefix + "-images-idx3-ubyte");
        Optional<Path> labels = file(directory, prefix + "-labels-idx1-ubyte");
        if (images.isPresent() != labels.isPresent()) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "directory '" + directory + "' has " + prefix
                            + (images.isPresent() ? " images without labels" : " labels without images"));
        }
        return images.map(
                file -> LabelledImages.all("'" + file + "'", IdxFile.read(file), IdxFile.read(labels.orElseThrow())));
    }

    private static Optional<Path> file(Path directory, String name) {
        return Stream.of(directory.resolve(name), directory.resolve(name + ".gz"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static List<String> numbered(LabelledImages images) {
        int largest =
                IntStream.range(0, images.count()).map(images::label).max().orElse(0);
        return IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList();
    }

    private static IdxFile bundled(String name) {
        try (InputStream in = IdxDirectory.class.getResourceAsStream("fashion-mnist/" + name)) {
            if (in == null) {
                throw new IllegalStateException("bundled file '" + name + "' is missing from the class path");
            }
            return IdxFile.read(name, in);
        } catch (IOException e) {
            throw new IllegalStateException("bundled file '" + name + "' cannot be read", e);
        }
    }
}
