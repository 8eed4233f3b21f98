package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import io.ganymede.common.network.Add;
import io.ganymede.common.network.Attention;
import io.ganymede.common.network.AveragePooling;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.common.network.Concat;
import io.ganymede.common.network.ConditionalBatchNorm;
import io.ganymede.common.network.Convolution;
import io.ganymede.common.network.Dense;
import io.ganymede.common.network.Dropout;
import io.ganymede.common.network.Flatten;
import io.ganymede.common.network.Gain;
import io.ganymede.common.network.GaussianNoise;
import io.ganymede.common.network.GlobalAveragePooling;
import io.ganymede.common.network.GlobalSumPooling;
import io.ganymede.common.network.InnerProduct;
import io.ganymede.common.network.InstanceNorm;
import io.ganymede.common.network.LeakyRelu;
import io.ganymede.common.network.MaxPooling;
import io.ganymede.common.network.Maxout;
import io.ganymede.common.network.NearestUpsampling;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.Offset;
import io.ganymede.common.network.OperationInterpreter;
import io.ganymede.common.network.ParameterDescription;
import io.ganymede.common.network.ParameterRole;
import io.ganymede.common.network.PixelShuffle;
import io.ganymede.common.network.Planes;
import io.ganymede.common.network.Relu;
import io.ganymede.common.network.Reshape;
import io.ganymede.common.network.Sigmoid;
import io.ganymede.common.network.Slice;
import io.ganymede.common.network.Tanh;
import io.ganymede.common.network.TransposedConvolution;
import io.ganymede.common.network.UniformLatent;
import io.ganymede.common.network.WeightedOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reading of a network as arrays of the engine: one batch, {@code [N, features]} or {@code [N, C, H, W]}. */
final class DjlInterpreter implements OperationInterpreter<NDArray> {
    private static final Shape UNIT = new Shape(1, 1);

    private final Map<String, NDArray> parameters;
    private final SubPixelOrder subPixels;
    private final NDManager step;
    private final boolean training;
    private final Autocast autocast;

    DjlInterpreter(
            Map<String, NDArray> parameters,
            SubPixelOrder subPixels,
            NDManager step,
            boolean training,
            Autocast autocast) {
        this.parameters = parameters;
        this.subPixels = subPixels;
        this.step = step;
        this.training = training;
        this.autocast = autocast;
    }

    @Override
    public NDArray dense(Node node, Dense operation, List<NDArray> inputs) {
        return autocast.product(step, inputs.get(0), weight(node, operation), bias(node, operation), Linear::linear);
    }

    @Override
    public NDArray convolution(Node node, Convolution operation, List<NDArray> inputs) {
        Shape stride = new Shape(operation.stride(), operation.stride());
        Shape padding = new Shape(operation.padding(), operation.padding());
        NDArray weight = weight(node, operation);
        NDArray bias = bias(node, operation);
        if (subPixels.covers(node)) {
            weight = subPixels.reorder(step, node, weight);
            bias = bias == null ? null : subPixels.reorder(step, node, bias);
        }
        return autocast.product(
                step, inputs.get(0), weight, bias, (x, w, b) -> Conv2d.conv2d(x, w, b, stride, padding, UNIT, 1));
    }

    @Override
    public NDArray transposedConvolution(Node node, TransposedConvolution operation, List<NDArray> inputs) {
        return new SubPixelPhases(operation)
                .convolve(step, inputs.get(0), weight(node, operation), bias(node, operation));
    }

    @Override
    public NDArray pixelShuffle(Node node, PixelShuffle operation, List<NDArray> inputs) {
        Shape in = inputs.get(0).getShape();
        int factor = operation.factor();
        long batch = in.get(0);
        long channels = in.get(1) / factor / factor;
        long height = in.get(2);
        long width = in.get(3);
        NDArray input = MemoryLayout.channelsInnermost(inputs.get(0));
        NDArray pixels = subPixels.covers(node)
                ? input.reshape(batch, height, width, factor, factor, channels).transpose(0, 1, 3, 2, 4, 5)
                : input.reshape(batch, height, width, channels, factor, factor).transpose(0, 1, 4, 2, 5, 3);
        return MemoryLayout.pixelsFirst(pixels.reshape(batch, height * factor, width * factor, channels));
    }

    @Override
    public NDArray nearestUpsampling(Node node, NearestUpsampling operation, List<NDArray> inputs) {
        Shape in = inputs.get(0).getShape();
        int factor = operation.factor();
        NDArray pixels = MemoryLayout.channelsInnermost(inputs.get(0))
                .reshape(in.get(0), in.get(2), 1, in.get(3), 1, in.get(1))
                .broadcast(in.get(0), in.get(2), factor, in.get(3), factor, in.get(1))
                .reshape(in.get(0), in.get(2) * factor, in.get(3) * factor, in.get(1));
        return MemoryLayout.pixelsFirst(pixels);
    }

    @Override
    public NDArray batchNorm(Node node, BatchNorm operation, List<NDArray> inputs) {
        return statistics(node, operation.epsilon(), operation.momentum())
                .normalise(
                        step,
                        inputs.get(0),
                        parameter(node, ParameterRole.SCALE),
                        parameter(node, ParameterRole.SHIFT),
                        training);
    }

    @Override
    public NDArray conditionalBatchNorm(Node node, ConditionalBatchNorm operation, List<NDArray> inputs) {
        NDArray input = inputs.get(0);
        Shape channels = new Shape(input.getShape().get(1));
        NDArray normalised = statistics(node, operation.epsilon(), operation.momentum())
                .normalise(step, input, step.ones(channels), step.zeros(channels), training);
        NDArray scale = conditioned(node, ParameterRole.CONDITION_SCALE, inputs).add(1);
        return normalised.mul(scale).add(conditioned(node, ParameterRole.CONDITION_SHIFT, inputs));
    }

    @Override
    public NDArray instanceNorm(Node node, InstanceNorm operation, List<NDArray> inputs) {
        return new ImageStatistics(operation.epsilon())
                .normalise(
                        step,
                        inputs.get(0),
                        parameter(node, ParameterRole.SCALE),
                        parameter(node, ParameterRole.SHIFT));
    }

    @Override
    public NDArray relu(Node node, Relu operation, List<NDArray> inputs) {
        return Activation.relu(inputs.get(0));
    }

    @Override
    public NDArray leakyRelu(Node node, LeakyRelu operation, List<NDArray> inputs) {
        return Activation.leakyRelu(inputs.get(0), (float) operation.slope());
    }

    @Override
    public NDArray maxout(Node node, Maxout operation, List<NDArray> inputs) {
        NDArray input = inputs.get(0);
        Shape in = input.getShape();
        int pieces = operation.pieces();
        long channels = in.get(1) / pieces;
        if (in.dimension() == 2) {
            return input.reshape(in.get(0), channels, pieces).max(new int[] {2});
        }
        return MemoryLayout.pixelsFirst(MemoryLayout.channelsInnermost(input)
                .reshape(in.get(0), in.get(2), in.get(3), channels, pieces)
                .max(new int[] {4}));
    }

    @Override
    public NDArray tanh(Node node, Tanh operation, List<NDArray> inputs) {
        return inputs.get(0).tanh();
    }

    @Override
    public NDArray sigmoid(Node node, Sigmoid operation, List<NDArray> inputs) {
        return Activation.sigmoid(inputs.get(0));
    }

    @Override
    public NDArray uniformLatent(Node node, UniformLatent operation, List<NDArray> inputs) {
        return inputs.get(0).mul(Math.sqrt(0.5)).erf();
    }

    @Override
    public NDArray reshape(Node node, Reshape operation, List<NDArray> inputs) {
        NDArray input = inputs.get(0);
        Shape batch = new Shape(input.getShape().get(0));
        NDArray shaped = input.reshape(
                batch.addAll(TensorTransfer.shape(operation.shape().dimensions())));
        return operation.shape().isImage() ? MemoryLayout.channelsLast(shaped) : shaped;
    }

    @Override
    public NDArray flatten(Node node, Flatten operation, List<NDArray> inputs) {
        return inputs.get(0).reshape(inputs.get(0).getShape().get(0), -1);
    }

    @Override
    public NDArray concat(Node node, Concat operation, List<NDArray> inputs) {
        return NDArrays.concat(new NDList(inputs), 1);
    }

    @Override
    public NDArray slice(Node node, Slice operation, List<NDArray> inputs) {
        return inputs.get(0).get(new NDIndex(":, {}:{}", operation.start(), operation.start() + operation.length()));
    }

    @Override
    public NDArray planes(Node node, Planes operation, List<NDArray> inputs) {
        NDArray input = inputs.get(0);
        long batch = input.getShape().get(0);
        long channels = input.getShape().get(1);
        NDArray pixels =
                input.reshape(batch, 1, 1, channels).broadcast(batch, operation.height(), operation.width(), channels);
        return MemoryLayout.channelsLast(MemoryLayout.pixelsFirst(pixels));
    }

    @Override
    public NDArray add(Node node, Add operation, List<NDArray> inputs) {
        return inputs.get(0).add(inputs.get(1));
    }

    @Override
    public NDArray innerProduct(Node node, InnerProduct operation, List<NDArray> inputs) {
        return inputs.get(0).mul(inputs.get(1)).sum(new int[] {1}, true);
    }

    @Override
    public NDArray gain(Node node, Gain operation, List<NDArray> inputs) {
        return inputs.get(0).mul(parameter(node, ParameterRole.GAIN));
    }

    @Override
    public NDArray offset(Node node, Offset operation, List<NDArray> inputs) {
        return inputs.get(0).add(parameter(node, ParameterRole.BIAS));
    }

    @Override
    public NDArray attention(Node node, Attention operation, List<NDArray> inputs) {
        return PixelAttention.attend(inputs.get(0), inputs.get(1), inputs.get(2));
    }

    @Override
    public NDArray dropout(Node node, Dropout operation, List<NDArray> inputs) {
        return training
                ? ai.djl.nn.norm.Dropout.dropout(inputs.get(0), (float) operation.rate(), true)
                        .singletonOrThrow()
                : inputs.get(0);
    }

    @Override
    public NDArray gaussianNoise(Node node, GaussianNoise operation, List<NDArray> inputs) {
        NDArray input = inputs.get(0);
        return training && operation.deviation() > 0
                ? input.add(step.randomNormal(0, (float) operation.deviation(), input.getShape(), DataType.FLOAT32))
                : input;
    }

    @Override
    public NDArray maxPooling(Node node, MaxPooling operation, List<NDArray> inputs) {
        return Pool.maxPool2d(
                inputs.get(0),
                new Shape(operation.kernel(), operation.kernel()),
                new Shape(operation.stride(), operation.stride()),
                new Shape(0, 0),
                operation.ceiling());
    }

    @Override
    public NDArray averagePooling(Node node, AveragePooling operation, List<NDArray> inputs) {
        return Pool.avgPool2d(
                inputs.get(0),
                new Shape(operation.kernel(), operation.kernel()),
                new Shape(operation.stride(), operation.stride()),
                new Shape(0, 0),
                operation.ceiling(),
                true);
    }

    @Override
    public NDArray globalAveragePooling(Node node, GlobalAveragePooling operation, List<NDArray> inputs) {
        return Pool.globalAvgPool2d(inputs.get(0));
    }

    @Override
    public NDArray globalSumPooling(Node node, GlobalSumPooling operation, List<NDArray> inputs) {
        return inputs.get(0).sum(new int[] {2, 3});
    }

    /** The weight that the node computes with. */
    private NDArray weight(Node node, WeightedOperation operation) {
        NDArray weight = parameter(node, ParameterRole.WEIGHT);
        int axis = operation.outputAxis();
        return switch (operation.normalisation()) {
            case NONE -> weight;
            case SPECTRAL ->
                new SpectralNorm(axis, parameter(node, ParameterRole.LEFT_VECTOR)).normalise(step, weight, training);
            case WEIGHT -> new WeightNorm(axis, parameter(node, ParameterRole.GAIN)).normalise(step, weight);
        };
    }

    private @Nullable NDArray bias(Node node, WeightedOperation operation) {
        return operation.bias() ? parameter(node, ParameterRole.BIAS) : null;
    }

    private BatchStatistics statistics(Node node, double epsilon, double momentum) {
        return new BatchStatistics(
                epsilon,
                momentum,
                parameter(node, ParameterRole.RUNNING_MEAN),
                parameter(node, ParameterRole.RUNNING_VARIANCE));
    }

    /** A linear map of the condition, to stand beside the node's first input: {@code [N, c]} or {@code [N, c, 1, 1]}. */
    private NDArray conditioned(Node node, ParameterRole role, List<NDArray> inputs) {
        NDArray mapped = Linear.linear(inputs.get(1), parameter(node, role)).singletonOrThrow();
        Shape shape = mapped.getShape();
        return inputs.get(0).getShape().dimension() == 2 ? mapped : mapped.reshape(shape.add(1, 1));
    }

    private NDArray parameter(Node node, ParameterRole role) {
        @Nullable NDArray parameter = parameters.get(ParameterDescription.name(node.name(), role));
        if (parameter == null) {
            throw new IllegalStateException("node '" + node.name() + "' has no " + role.label());
        }
        return parameter;
    }
}
