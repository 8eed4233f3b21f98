package io.ganymede.cli.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A side as the evaluator gets it.
 *
 * @param file absolute path of a safetensors file
 * @param name what the user gave
 * @param classes class names, or numbers where they are not known; absent when the samples are unlabelled
 */
public record OrderedSide(
        String file, String name, @Nullable List<String> classes) {
    static OrderedSide of(String file, String name, List<String> classes) {
        return new OrderedSide(file, name, classes.isEmpty() ? null : List.copyOf(classes));
    }
}
