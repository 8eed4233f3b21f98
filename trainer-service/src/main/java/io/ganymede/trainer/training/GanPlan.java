package io.ganymede.trainer.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ganymede.common.job.ModelSpec;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.trainer.loss.AdversarialLoss;
import io.ganymede.trainer.method.GanMethod;
import io.ganymede.trainer.method.GanMethods;
import io.ganymede.trainer.method.MethodOptions;
import io.ganymede.trainer.network.Architectures;
import io.ganymede.trainer.network.ImageSpace;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which GAN is trained, and how. Making a plan checks every name and option in it.
 *
 * @param images what the data set's images look like
 * @param model architecture and latent size
 * @param training method, steps, batch, seed, optimisers {@value #GENERATOR} and {@value #DISCRIMINATOR}, average
 */
public record GanPlan(ImageSpace images, ModelSpec model, TrainingSettings training) {
    /** Name of the network, its optimiser and its loss. */
    public static final String GENERATOR = "generator";
    /** Name of the network, its optimiser and its loss. */
    public static final String DISCRIMINATOR = "discriminator";

    public GanPlan {
        SettingsRules.check(training, GENERATOR, DISCRIMINATOR);
        SettingsRules.atLeast("latentDim", model.latentDim(), 1);
        SettingsRules.atLeast("discriminatorSteps", training.discriminatorSteps(), 1);
        SettingsRules.check(training.average());
        Architectures.GAN.require(model.architecture());
        options(GanMethods.REGISTRY.require(training.method()), training);
    }

    /** The generator's description. */
    @JsonIgnore
    public NetworkDescription generator() {
        return Architectures.GAN.require(model.architecture()).generator(images, model.latentDim());
    }

    /** The discriminator's description. */
    @JsonIgnore
    public NetworkDescription discriminator() {
        GanMethod method = method();
        return Architectures.GAN
                .require(model.architecture())
                .discriminator(images, method.design(images.classes(), options(method, training)));
    }

    /** The loss that the method plays. */
    @JsonIgnore
    public AdversarialLoss loss() {
        return method().loss(options(method(), training));
    }

    /** The learning rate of each network at a step counted from 0. */
    public Map<String, Double> learningRates(long step) {
        Map<String, Double> rates = new LinkedHashMap<>();
        training.optimizers()
                .forEach((network, optimizer) ->
                        rates.put(network, LearningRateSchedule.rate(optimizer, step, training.steps())));
        return rates;
    }

    private GanMethod method() {
        return GanMethods.REGISTRY.require(training.method());
    }

    private static MethodOptions options(GanMethod method, TrainingSettings training) {
        return MethodOptions.resolve(method.name(), method.options(), training.methodOptions());
    }
}
