package io.ganymede.evaluator.inception;

import io.ganymede.evaluator.torch.TorchFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Files with the weights of the network. */
public final class WeightFiles {
    private WeightFiles() {}

    /** A {@code .pth} of seeded random weights. */
    public static Path random(long seed, Path file) {
        return torch(RandomWeights.of(seed)).zip(file);
    }

    static Path graph(Map<String, float[]> weights, Path file) {
        GraphFile graph = new GraphFile();
        for (InceptionTensor tensor : InceptionTensors.ALL.values()) {
            float[] values = Objects.requireNonNull(weights.get(tensor.name()));
            List<Integer> shape = tensor.shape();
            if (shape.size() == 4) {
                values = hwio(values, shape.get(0), shape.get(1), shape.get(2), shape.get(3));
            } else if (shape.size() == 2) {
                values = hwio(values, shape.get(0), shape.get(1), 1, 1);
            }
            graph.floats(tensor.constant(), tensor.constantSizes(), values);
        }
        return graph.write(file);
    }

    /** The classes' weight lies transposed behind seven numbers; counters of batches are there. */
    static TorchFiles torch(Map<String, float[]> weights) {
        TorchFiles files = new TorchFiles();
        for (InceptionTensor tensor : InceptionTensors.ALL.values()) {
            float[] values = Objects.requireNonNull(weights.get(tensor.name()));
            if (tensor.name().equals("fc.weight")) {
                int outputs = tensor.shape().get(0);
                int inputs = tensor.shape().get(1);
                float[] block = new float[7 + values.length];
                System.arraycopy(hwio(values, outputs, inputs, 1, 1), 0, block, 7, values.length);
                files.block("classes", block)
                        .view("fc.weight", "classes", 7, tensor.sizes(), List.of(1L, (long) outputs));
            } else {
                files.tensor(tensor.name(), tensor.sizes(), values);
            }
        }
        return files.counter("Conv2d_1a_3x3.bn.num_batches_tracked", 0);
    }

    /** All tensors in their shapes, each of them one and the same number. */
    static TorchFiles constant(float value) {
        TorchFiles files = new TorchFiles().block("0", new float[] {value});
        for (InceptionTensor tensor : InceptionTensors.ALL.values()) {
            List<Long> still = tensor.shape().stream().map(size -> 0L).toList();
            files.view(tensor.name(), "0", 0, tensor.sizes(), still);
        }
        return files;
    }

    private static float[] hwio(float[] oihw, int outputs, int inputs, int height, int width) {
        float[] result = new float[oihw.length];
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int i = 0; i < inputs; i++) {
                    for (int o = 0; o < outputs; o++) {
                        result[to] = oihw[((o * inputs + i) * height + y) * width + x];
                        to++;
                    }
                }
            }
        }
        return result;
    }
}
