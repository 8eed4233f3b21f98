package io.ganymede.common.job;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a job trains. Every part has a name and options by name; what there is, the trainer says.
 *
 * @param steps number of steps, at least 1; one step is {@code discriminatorSteps} discriminator updates and one
 *     generator update, or one update of a classifier
 * @param batchSize examples per update, or per part of an update that is accumulated
 * @param seed root of every random choice of the job
 * @param method training method: how labels enter the game ({@code concat}, {@code am-gan}, ...; {@code cross-entropy})
 * @param methodOptions options of the method
 * @param loss adversarial loss; absent: the method's own
 * @param lossOptions options of the loss
 * @param conditions how the conditions of generated images are drawn; absent: what suits method and data
 * @param conditionsOptions options of that
 * @param regularizers options of each regulariser, by its name
 * @param batching {@code separate} or {@code mixed}: how real and generated images share the discriminator's batches
 * @param batchingOptions options of that
 * @param discriminatorSteps discriminator updates per generator update
 * @param gradientAccumulation batches whose gradients make up one update, at least 1
 * @param precision {@code float32}, {@code bfloat16} or {@code float16}: type of the products inside the networks
 * @param optimizers one per network: {@code generator} and {@code discriminator}, or {@code classifier}
 * @param average the averaged generator
 */
public record TrainingSettings(
        long steps,
        int batchSize,
        long seed,
        String method,
        Map<String, OptionValue> methodOptions,
        @Nullable String loss,
        Map<String, OptionValue> lossOptions,
        @Nullable String conditions,
        Map<String, OptionValue> conditionsOptions,
        Map<String, Map<String, OptionValue>> regularizers,
        String batching,
        Map<String, OptionValue> batchingOptions,
        int discriminatorSteps,
        int gradientAccumulation,
        String precision,
        Map<String, OptimizerSpec> optimizers,
        AverageSpec average) {
    public TrainingSettings {
        methodOptions = Collections.unmodifiableMap(new TreeMap<>(methodOptions));
        lossOptions = Collections.unmodifiableMap(new TreeMap<>(lossOptions));
        conditionsOptions = Collections.unmodifiableMap(new TreeMap<>(conditionsOptions));
        regularizers = Collections.unmodifiableMap(new TreeMap<>(regularizers));
        batchingOptions = Collections.unmodifiableMap(new TreeMap<>(batchingOptions));
        optimizers = Collections.unmodifiableMap(new TreeMap<>(optimizers));
    }
}
