package io.ganymede.evaluator.inception;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * All weights of the network, whole and finite, and where they came from. Immutable.
 *
 * @param tensors F32 by the names of a state dictionary, exactly those of the network
 * @param format of the file
 * @param bytes length of the file
 * @param sha256 of the file
 * @param published the published file that it is; empty for any other, for instance one that the operator converted
 */
public record InceptionWeights(
        Map<String, Tensor> tensors,
        WeightFormat format,
        long bytes,
        String sha256,
        Optional<PublishedFile> published) {
    public InceptionWeights {
        tensors = Map.copyOf(tensors);
        if (!tensors.keySet().equals(InceptionTensors.ALL.keySet())) {
            throw new IllegalArgumentException("the tensors are not those of the network");
        }
        for (InceptionTensor expected : InceptionTensors.ALL.values()) {
            Tensor tensor = tensors.get(expected.name());
            if (tensor == null || !tensor.shape().equals(expected.sizes())) {
                throw new IllegalArgumentException("tensor '" + expected.name() + "' has not its shape");
            }
        }
    }

    /** Whether the file is one whose numbers are known to be those of published scores. */
    public boolean known() {
        return published.isPresent();
    }

    /** A copy of the numbers of a tensor. */
    float[] floats(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new PlatformException(Reason.NOT_FOUND, "the network has no tensor '" + name + "'");
        }
        return tensor.toFloats();
    }
}
