package io.ganymede.trainer.loss;

import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.function.Function;

/**
 * An adversarial loss that can be asked for.
 *
 * @param name its name in requests
 * @param options what it can be tuned with
 * @param maker makes it of its options; refuses combinations that are wrong with reason InvalidSpec
 */
public record LossType(String name, List<Option> options, Function<Options, AdversarialLoss> maker) {
    public LossType {
        options = List.copyOf(options);
    }
}
