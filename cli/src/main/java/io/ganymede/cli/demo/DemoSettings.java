package io.ganymede.cli.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a demo does.
 *
 * @param preset preset of the GAN
 * @param steps training steps; the preset's when absent
 * @param seed root seed of the training
 * @param data directory with IDX files; the bundled images when absent
 * @param output directory of {@code grid.png} and {@code summary.json}
 */
public record DemoSettings(
        String preset,
        @Nullable Long steps,
        long seed,
        @Nullable Path data,
        Path output) {}
