package io.ganymede.trainer.augmentation;

import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.function.Function;

/**
 * An augmentation that can be asked for.
 *
 * @param name its name in requests
 * @param options what it can be tuned with
 * @param maker makes it of its options; refuses combinations that are wrong with reason InvalidSpec
 */
public record AugmentationType(String name, List<Option> options, Function<Options, Augmentation> maker) {
    public AugmentationType {
        options = List.copyOf(options);
    }
}
