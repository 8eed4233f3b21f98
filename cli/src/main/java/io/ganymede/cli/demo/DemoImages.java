package io.ganymede.cli.demo;

import io.ganymede.cli.dataset.DatasetImport;
import io.ganymede.cli.dataset.ImportOptions;
import io.ganymede.cli.dataset.ImportProgress;
import io.ganymede.cli.dataset.format.SourceFormats;
import io.ganymede.cli.dataset.image.ImagePreparation;
import io.ganymede.cli.dataset.scratch.ScratchDirectory;
import io.ganymede.cli.dataset.selection.SelectionOptions;
import io.ganymede.cli.dataset.source.ImageSource;
import io.ganymede.cli.dataset.source.SourceOptions;
import io.ganymede.common.dataset.DatasetCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Imports what a demo trains on: the bundled test split of Fashion-MNIST, 8,000 for training and 2,000 for testing, or IDX files. */
final class DemoImages {
    private static final String FORMAT = "idx";
    private static final List<String> BUNDLED = List.of("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz");
    private static final List<String> FASHION_MNIST = List.of(
            "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle-boot");
    private static final String LICENCE = "MIT, Copyright (c) 2017 Zalando SE";
    private static final String SOURCE =
            "Fashion-MNIST, Xiao, Rasul and Vollgraf 2017, arXiv 1708.07747, test split of 10,000 images";

    private final DatasetImport datasets;
    private final Path work;

    /** Images that need some room in a directory while they are imported. */
    DemoImages(DatasetImport datasets, Path work) {
        this.datasets = datasets;
        this.work = work;
    }

    /**
     * Imports.
     *
     * @param directory IDX files; the bundled ones when absent
     */
    DatasetCatalog.Entry importFrom(@Nullable Path directory) {
        try (ScratchDirectory scratch = ScratchDirectory.in(work)) {
            if (directory == null) {
                unpack(scratch.path());
                return importFrom("fashion-mnist-10k", scratch.path(), FASHION_MNIST, LICENCE, SOURCE);
            }
            return importFrom("demo-data", directory, List.of(), "not stated", "'" + directory + "'");
        } catch (IOException e) {
            throw new UncheckedIOException("images cannot be imported", e);
        }
    }

    private DatasetCatalog.Entry importFrom(
            String name, Path directory, List<String> classes, String licence, String source) {
        SourceOptions files = new SourceOptions(
                classes, null, List.of(), null, null, null, null, null, SourceOptions.NONE.background());
        ImportOptions options = new ImportOptions(
                FORMAT, SelectionOptions.ALL, ImagePreparation.NONE, false, false, licence, source, Map.of());
        try (ImageSource images = SourceFormats.ALL.require(FORMAT).open(directory, files)) {
            return datasets.run(name, images, options, work, ImportProgress.SILENT)
                    .require();
        }
    }

    private static void unpack(Path directory) throws IOException {
        for (String name : BUNDLED) {
            try (InputStream in = DatasetImport.class.getResourceAsStream("fashion-mnist/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("bundled file '" + name + "' is missing from the class path");
                }
                Files.copy(in, directory.resolve(name));
            }
        }
    }
}
