package io.ganymede.trainer.regularizer;

import io.ganymede.trainer.option.Option;
import io.ganymede.trainer.option.Options;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A restraint on the discriminator that can be asked for.
 *
 * @param name its name in requests
 * @param options what it can be tuned with
 * @param maker a regularization with one of these more
 */
public record RegularizerType(
        String name, List<Option> options, BiFunction<Regularization, Options, Regularization> maker) {
    public RegularizerType {
        options = List.copyOf(options);
    }
}
