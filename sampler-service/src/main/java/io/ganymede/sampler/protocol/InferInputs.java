package io.ganymede.sampler.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.naming.NearestName;
import io.ganymede.sampler.sampling.AttributeVectors;
import io.ganymede.sampler.sampling.ClassNames;
import io.ganymede.sampler.sampling.Condition;
import io.ganymede.sampler.sampling.ModelConditions;
import io.ganymede.sampler.sampling.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The input tensors of an infer request: those that the model takes, all with the same number of rows. */
final class InferInputs {
    private final ModelConditions model;
    private final Map<String, InputTensor> tensors;

    private InferInputs(ModelConditions model, Map<String, InputTensor> tensors) {
        this.model = model;
        this.tensors = tensors;
    }

    /**
     * Reads the inputs.
     *
     * @throws PlatformException with reason InvalidArgument
     */
    static InferInputs read(JsonNode nodes, ModelConditions model) {
        List<String> known = known(model);
        Map<String, InputTensor> tensors = new LinkedHashMap<>();
        for (JsonNode node : nodes) {
            InputTensor tensor = InputTensor.read(node);
            if (!known.contains(tensor.name())) {
                throw InputTensor.invalid(
                        TensorDescription.CONDITIONS.contains(tensor.name())
                                ? model.refusal("input '" + tensor.name() + "'")
                                : NearestName.unknown("input", tensor.name(), known));
            }
            if (tensors.put(tensor.name(), tensor) != null) {
                throw InputTensor.invalid("input '" + tensor.name() + "' is there twice");
            }
        }
        InferInputs inputs = new InferInputs(model, tensors);
        inputs.requireEqualRows();
        return inputs;
    }

    Optional<InputTensor> find(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /** Number of images. */
    int rows() {
        return leading().rows();
    }

    /** The generator's input y of each image. */
    List<float[]> conditions() {
        InputTensor tensor = leading();
        return switch (model.kind()) {
            case CLASSES -> ofClasses(tensor, model.classes());
            case ATTRIBUTES -> ofAttributes(tensor, model.attributes());
            case NONE ->
                IntStream.range(0, rows()).mapToObj(row -> model.none().y()).toList();
        };
    }

    /** Those that a model of its kind takes. */
    private static List<String> known(ModelConditions model) {
        return switch (model.kind()) {
            case CLASSES -> List.of(TensorDescription.CLASS, TensorDescription.SEED, TensorDescription.LATENT);
            case ATTRIBUTES -> List.of(TensorDescription.ATTRIBUTES, TensorDescription.SEED, TensorDescription.LATENT);
            case NONE -> List.of(TensorDescription.SEED, TensorDescription.LATENT);
        };
    }

    /** The tensor that says how many images there are: the condition, without conditions the seed or the latent. */
    private InputTensor leading() {
        List<String> known = known(model);
        String needed = known.get(0);
        return find(needed)
                .or(() -> needed.equals(TensorDescription.SEED) ? find(TensorDescription.LATENT) : Optional.empty())
                .orElseThrow(() -> InputTensor.invalid("input '" + needed + "' is missing; known: " + known));
    }

    private void requireEqualRows() {
        InputTensor leading = leading();
        for (InputTensor tensor : tensors.values()) {
            if (tensor.rows() != leading.rows()) {
                throw InputTensor.invalid("input '" + tensor.name() + "' has another batch than '" + leading.name()
                        + "': got " + tensor.rows() + ", expected " + leading.rows());
            }
        }
    }

    private static List<float[]> ofClasses(InputTensor tensor, ClassNames classes) {
        tensor.typed(TensorDescription.INT64, TensorDescription.UINT64, "INT32").shaped();
        return tensor.values().stream()
                .map(value -> classes.condition(Seeds.parse(value.asText())))
                .map(Condition::y)
                .toList();
    }

    private static List<float[]> ofAttributes(InputTensor tensor, AttributeVectors attributes) {
        List<String> names = attributes.names();
        tensor.typed(TensorDescription.FP32, "FP64").shaped((long) names.size());
        return IntStream.range(0, tensor.rows())
                .mapToObj(row -> {
                    Map<String, Double> given = new LinkedHashMap<>();
                    for (int column = 0; column < names.size(); column++) {
                        given.put(names.get(column), tensor.number(row * names.size() + column));
                    }
                    return attributes.complete(given).y();
                })
                .toList();
    }
}
