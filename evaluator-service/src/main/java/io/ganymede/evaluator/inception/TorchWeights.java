package io.ganymede.evaluator.inception;

import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.torch.StateDictionary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Weights from a state dictionary. */
final class TorchWeights {
    private TorchWeights() {}

    static Map<String, Tensor> read(String label, StateDictionary dictionary) {
        TensorCheck check = new TensorCheck(label);
        Map<String, Tensor> tensors = new HashMap<>();
        Set<String> rest = new HashSet<>(dictionary.names());
        for (InceptionTensor expected : InceptionTensors.ALL.values()) {
            String name = expected.name();
            if (!rest.remove(name)) {
                check.missing(name);
            } else if (check.fits(name, dictionary.isFloat(name), dictionary.shape(name), expected.sizes())) {
                tensors.put(name, check.tensor(expected, dictionary.floats(name)));
            }
        }
        InceptionTensors.IGNORED.forEach(rest::remove);
        rest.stream().sorted().forEach(check::superfluous);
        check.finish();
        return tensors;
    }
}
