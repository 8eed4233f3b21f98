package io.ganymede.trainer.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.condition.ConditionSpace;
import io.ganymede.common.job.ModelSpec;
import io.ganymede.common.job.OptimizerSpec;
import io.ganymede.common.job.TrainingSettings;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.trainer.loss.GanObjective;
import io.ganymede.trainer.network.GeneratorDesign;
import io.ganymede.trainer.network.ImageSpace;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which GAN is trained, and how. Making a plan checks every name and option in it.
 *
 * @param images what the data set's images look like, and what is known of them
 * @param model architecture and latent size
 * @param training method, loss, conditions, steps, batch, seed, optimisers {@value #GENERATOR} and {@value #DISCRIMINATOR},
 *     average
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
        SettingsRules.atLeast("gradientAccumulation", training.gradientAccumulation(), 1);
        SettingsRules.check(training.average());
        new Parts(images, model, training).check();
    }

    /** The generator's description. */
    @JsonIgnore
    public NetworkDescription generator() {
        Parts parts = parts();
        return parts.architecture()
                .generator(
                        new GeneratorDesign(
                                images.shape(),
                                model.latentDim(),
                                parts.conditions().size()),
                        parts.architectureOptions());
    }

    /** The discriminator's description. */
    @JsonIgnore
    public NetworkDescription discriminator() {
        Parts parts = parts();
        return parts.architecture().discriminator(images.shape(), parts.design(), parts.architectureOptions());
    }

    /** What the method knows of real images. */
    @JsonIgnore
    public ConditionSpace labels() {
        return parts().labels();
    }

    /** What the generator is told. */
    @JsonIgnore
    public ConditionSpace conditions() {
        return parts().conditions();
    }

    /** Whether images without a label are trained with. */
    @JsonIgnore
    public boolean usesEveryImage() {
        return parts().usesUnlabelled() || labels().kind() == ConditionKind.NONE;
    }

    /** The game that the method plays. */
    @JsonIgnore
    public GanObjective objective() {
        return parts().objective();
    }

    /** The learning rate of each network at a step counted from 0. */
    public Map<String, Double> learningRates(long step) {
        Map<String, Double> rates = new LinkedHashMap<>();
        training.optimizers().keySet().forEach(network -> rates.put(network, learningRate(network, step)));
        return rates;
    }

    /** The learning rate of one network at a step counted from 0. */
    double learningRate(String network, long step) {
        return LearningRateSchedule.rate(optimizer(network), step, training.steps());
    }

    /** What moves a network. */
    OptimizerSpec optimizer(String network) {
        OptimizerSpec spec = training.optimizers().get(network);
        if (spec == null) {
            throw new IllegalStateException("plan without optimizer '" + network + "'");
        }
        return spec;
    }

    /** How many real batches the steps before a step take. */
    public long realBatches(long step) {
        return step * training.discriminatorSteps() * training.gradientAccumulation();
    }

    Parts parts() {
        return new Parts(images, model, training);
    }
}
