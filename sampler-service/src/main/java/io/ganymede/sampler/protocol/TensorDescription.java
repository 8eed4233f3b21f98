package io.ganymede.sampler.protocol;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.network.Shape;
import io.ganymede.sampler.inference.GeneratorSignature;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tensor of a model.
 *
 * @param datatype type name of the protocol
 * @param shape sizes, -1 for the free batch axis
 */
@Schema(name = "TensorDescription")
public record TensorDescription(
        @Schema(examples = "class") String name,
        @Schema(examples = "INT64") String datatype,
        @Schema(examples = "[-1]") List<Long> shape) {
    static final String CLASS = "class";
    static final String ATTRIBUTES = "attributes";
    /** Inputs that say what an image is to show. */
    static final List<String> CONDITIONS = List.of(CLASS, ATTRIBUTES);

    static final String SEED = "seed";
    static final String LATENT = GeneratorSignature.LATENT;
    static final String IMAGE = "image";
    static final String IMAGE_F32 = "image_f32";

    static final String INT64 = "INT64";
    static final String UINT64 = "UINT64";
    static final String UINT8 = "UINT8";
    static final String FP32 = "FP32";

    private static final long FREE = -1;

    public TensorDescription {
        shape = List.copyOf(shape);
    }

    /** What a generator reads: the class or the attributes, if it has conditions, and a seed or a latent. */
    static List<TensorDescription> inputs(GeneratorSignature signature, ConditionKind kind) {
        List<TensorDescription> inputs = new ArrayList<>();
        if (kind == ConditionKind.CLASSES) {
            inputs.add(new TensorDescription(CLASS, INT64, List.of(FREE)));
        } else if (kind == ConditionKind.ATTRIBUTES) {
            inputs.add(new TensorDescription(ATTRIBUTES, FP32, List.of(FREE, (long) signature.conditionSize())));
        }
        inputs.add(new TensorDescription(SEED, UINT64, List.of(FREE)));
        inputs.add(new TensorDescription(LATENT, FP32, List.of(FREE, (long) signature.latentDim())));
        return List.copyOf(inputs);
    }

    /** What a generator gives: pixels, the bare output of the network, and the seeds. */
    static List<TensorDescription> outputs(GeneratorSignature signature) {
        Shape image = signature.imageShape();
        long channels = image.size(0);
        long height = image.size(1);
        long width = image.size(2);
        return List.of(
                new TensorDescription(IMAGE, UINT8, List.of(FREE, height, width, channels)),
                new TensorDescription(IMAGE_F32, FP32, List.of(FREE, channels, height, width)),
                new TensorDescription(SEED, UINT64, List.of(FREE)));
    }
}
