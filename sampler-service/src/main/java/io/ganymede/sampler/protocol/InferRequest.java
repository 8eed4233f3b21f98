package io.ganymede.sampler.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.json.Json;
import io.ganymede.common.latent.LatentFunction;
import io.ganymede.common.naming.NearestName;
import io.ganymede.sampler.inference.GeneratorSignature;
import io.ganymede.sampler.inference.InputRows;
import io.ganymede.sampler.sampling.ClassNames;
import io.ganymede.sampler.sampling.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an infer request asks for, checked. */
final class InferRequest {
    private static final List<String> INPUTS =
            List.of(TensorDescription.CLASS, TensorDescription.SEED, TensorDescription.LATENT);
    private static final List<String> OUTPUTS =
            List.of(TensorDescription.IMAGE, TensorDescription.IMAGE_F32, TensorDescription.SEED);

    private final Optional<String> id;
    private final List<Integer> labels;
    private final List<Long> seeds;
    private final List<float[]> latents;
    private final List<String> outputs;

    private InferRequest(
            Optional<String> id, List<Integer> labels, List<Long> seeds, List<float[]> latents, List<String> outputs) {
        this.id = id;
        this.labels = labels;
        this.seeds = seeds;
        this.latents = latents;
        this.outputs = outputs;
    }

    /**
     * Reads a request.
     *
     * @throws PlatformException with reason InvalidArgument, MalformedEvent when it is no JSON
     */
    static InferRequest read(byte[] body, GeneratorSignature signature, ClassNames classes) {
        JsonNode root = Json.parse("body", body);
        Map<String, InputTensor> inputs = inputs(root);
        InputTensor label = inputs.get(TensorDescription.CLASS);
        if (label == null) {
            throw InputTensor.invalid("input 'class' is missing; known: " + INPUTS);
        }
        label.typed(TensorDescription.INT64, TensorDescription.UINT64, "INT32").shaped();
        List<Integer> labels = label.values().stream()
                .map(value -> classes.label(Seeds.parse(value.asText())))
                .toList();
        InputTensor seed = inputs.get(TensorDescription.SEED);
        InputTensor latent = inputs.get(TensorDescription.LATENT);
        if (seed != null && latent != null) {
            throw InputTensor.invalid("inputs 'seed' and 'z' exclude each other");
        }
        List<float[]> latents = latent == null ? List.of() : latents(latent, signature.latentDim(), labels.size());
        List<Long> seeds = latent == null ? seeds(seed, labels.size()) : List.of();
        JsonNode id = root.path("id");
        return new InferRequest(
                id.isTextual() ? Optional.of(id.textValue()) : Optional.empty(),
                labels,
                seeds,
                latents,
                outputs(root.path("outputs"), seeds.isEmpty()));
    }

    Optional<String> id() {
        return id;
    }

    int images() {
        return labels.size();
    }

    /** Names of the outputs that are asked for. */
    List<String> outputs() {
        return outputs;
    }

    List<Long> seeds() {
        return seeds;
    }

    /** The inputs of each image. */
    InputRows rows(GeneratorSignature signature) {
        return (image, batch, row) -> batch.put(
                row,
                latents.isEmpty() ? LatentFunction.latent(seeds.get(image), signature.latentDim()) : latents.get(image),
                labels.get(image));
    }

    private static Map<String, InputTensor> inputs(JsonNode root) {
        Map<String, InputTensor> inputs = new LinkedHashMap<>();
        for (JsonNode node : root.path("inputs")) {
            InputTensor tensor = InputTensor.read(node);
            if (!INPUTS.contains(tensor.name())) {
                throw InputTensor.invalid(NearestName.unknown("input", tensor.name(), INPUTS));
            }
            if (inputs.put(tensor.name(), tensor) != null) {
                throw InputTensor.invalid("input '" + tensor.name() + "' is there twice");
            }
        }
        return inputs;
    }

    private static List<Long> seeds(@Nullable InputTensor tensor, int images) {
        List<Long> seeds = new ArrayList<>();
        if (tensor == null) {
            long first = Seeds.pick();
            for (int i = 0; i < images; i++) {
                seeds.add(first + i);
            }
            return seeds;
        }
        tensor.typed(TensorDescription.UINT64, TensorDescription.INT64, "BYTES").shaped();
        requireRows(tensor, images);
        tensor.values().forEach(value -> seeds.add(Seeds.parse(value.asText())));
        return seeds;
    }

    private static List<float[]> latents(InputTensor tensor, int length, int images) {
        tensor.typed(TensorDescription.FP32).shaped((long) length);
        requireRows(tensor, images);
        List<float[]> latents = new ArrayList<>();
        for (int image = 0; image < images; image++) {
            float[] latent = new float[length];
            for (int i = 0; i < length; i++) {
                JsonNode value = tensor.values().get(image * length + i);
                latent[i] = value.floatValue();
                if (!value.isNumber() || !Float.isFinite(latent[i])) {
                    throw InputTensor.invalid("input 'z' has a value that is no finite number: got " + value);
                }
            }
            latents.add(latent);
        }
        return latents;
    }

    private static void requireRows(InputTensor tensor, int images) {
        if (tensor.rows() != images) {
            throw InputTensor.invalid("input '" + tensor.name() + "' has another batch than 'class': got "
                    + tensor.rows() + ", expected " + images);
        }
    }

    private static List<String> outputs(JsonNode node, boolean withoutSeeds) {
        List<String> known = withoutSeeds ? List.of(TensorDescription.IMAGE, TensorDescription.IMAGE_F32) : OUTPUTS;
        List<String> outputs = new ArrayList<>();
        for (JsonNode output : node) {
            String name = output.path("name").asText();
            if (!known.contains(name)) {
                throw InputTensor.invalid(NearestName.unknown("output", name, known));
            }
            outputs.add(name);
        }
        if (!outputs.isEmpty()) {
            return outputs;
        }
        return withoutSeeds
                ? List.of(TensorDescription.IMAGE)
                : List.of(TensorDescription.IMAGE, TensorDescription.SEED);
    }
}
