package io.ganymede.sampler.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.json.Json;
import io.ganymede.common.latent.LatentFunction;
import io.ganymede.common.naming.NearestName;
import io.ganymede.sampler.inference.GeneratorSignature;
import io.ganymede.sampler.inference.InputRows;
import io.ganymede.sampler.sampling.ModelConditions;
import io.ganymede.sampler.sampling.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What an infer request asks for, checked. */
final class InferRequest {
    private static final List<String> OUTPUTS =
            List.of(TensorDescription.IMAGE, TensorDescription.IMAGE_F32, TensorDescription.SEED);

    private final Optional<String> id;
    private final List<float[]> told;
    private final List<Long> seeds;
    private final List<float[]> latents;
    private final List<String> outputs;

    private InferRequest(
            Optional<String> id, List<float[]> told, List<Long> seeds, List<float[]> latents, List<String> outputs) {
        this.id = id;
        this.told = told;
        this.seeds = seeds;
        this.latents = latents;
        this.outputs = outputs;
    }

    /**
     * Reads a request.
     *
     * @throws PlatformException with reason InvalidArgument, MalformedEvent when it is no JSON
     */
    static InferRequest read(byte[] body, GeneratorSignature signature, ModelConditions model) {
        JsonNode root = Json.parse("body", body);
        InferInputs inputs = InferInputs.read(root.path("inputs"), model);
        Optional<InputTensor> seed = inputs.find(TensorDescription.SEED);
        Optional<InputTensor> latent = inputs.find(TensorDescription.LATENT);
        if (seed.isPresent() && latent.isPresent()) {
            throw InputTensor.invalid("inputs 'seed' and 'z' exclude each other");
        }
        int images = inputs.rows();
        List<float[]> latents = latent.map(tensor -> latents(tensor, signature.latentDim(), images))
                .orElse(List.of());
        List<Long> seeds =
                latent.isPresent() ? List.of() : seed.map(InferRequest::seeds).orElseGet(() -> picked(images));
        JsonNode id = root.path("id");
        return new InferRequest(
                id.isTextual() ? Optional.of(id.textValue()) : Optional.empty(),
                inputs.conditions(),
                seeds,
                latents,
                outputs(root.path("outputs"), seeds.isEmpty()));
    }

    Optional<String> id() {
        return id;
    }

    int images() {
        return told.size();
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
                told.get(image));
    }

    private static List<Long> picked(int images) {
        long first = Seeds.pick();
        return IntStream.range(0, images).mapToObj(image -> first + image).toList();
    }

    private static List<Long> seeds(InputTensor tensor) {
        tensor.typed(TensorDescription.UINT64, TensorDescription.INT64, "BYTES").shaped();
        return tensor.values().stream()
                .map(value -> Seeds.parse(value.asText()))
                .toList();
    }

    private static List<float[]> latents(InputTensor tensor, int length, int images) {
        tensor.typed(TensorDescription.FP32).shaped((long) length);
        List<float[]> latents = new ArrayList<>();
        for (int image = 0; image < images; image++) {
            float[] latent = new float[length];
            for (int i = 0; i < length; i++) {
                latent[i] = (float) tensor.number(image * length + i);
            }
            latents.add(latent);
        }
        return latents;
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
