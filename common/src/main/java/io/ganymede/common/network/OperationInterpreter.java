package io.ganymede.common.network;

import java.util.List;

/**
 * The contract that every reading of a network fulfils: one method per operation. Methods receive the node (for its name
 * and thus its parameters), the operation's hyper-parameters and the values of the node's inputs, in order.
 *
 * @param <T> what flows along the edges: shapes, arrays of an engine, names of ONNX values
 */
public interface OperationInterpreter<T> {
    T dense(Node node, Dense operation, List<T> inputs);

    T convolution(Node node, Convolution operation, List<T> inputs);

    T transposedConvolution(Node node, TransposedConvolution operation, List<T> inputs);

    T pixelShuffle(Node node, PixelShuffle operation, List<T> inputs);

    T nearestUpsampling(Node node, NearestUpsampling operation, List<T> inputs);

    T batchNorm(Node node, BatchNorm operation, List<T> inputs);

    T conditionalBatchNorm(Node node, ConditionalBatchNorm operation, List<T> inputs);

    T instanceNorm(Node node, InstanceNorm operation, List<T> inputs);

    T relu(Node node, Relu operation, List<T> inputs);

    T leakyRelu(Node node, LeakyRelu operation, List<T> inputs);

    T maxout(Node node, Maxout operation, List<T> inputs);

    T tanh(Node node, Tanh operation, List<T> inputs);

    T sigmoid(Node node, Sigmoid operation, List<T> inputs);

    T uniformLatent(Node node, UniformLatent operation, List<T> inputs);

    T reshape(Node node, Reshape operation, List<T> inputs);

    T flatten(Node node, Flatten operation, List<T> inputs);

    T concat(Node node, Concat operation, List<T> inputs);

    T slice(Node node, Slice operation, List<T> inputs);

    T planes(Node node, Planes operation, List<T> inputs);

    T add(Node node, Add operation, List<T> inputs);

    T innerProduct(Node node, InnerProduct operation, List<T> inputs);

    T gain(Node node, Gain operation, List<T> inputs);

    T offset(Node node, Offset operation, List<T> inputs);

    T attention(Node node, Attention operation, List<T> inputs);

    T dropout(Node node, Dropout operation, List<T> inputs);

    T gaussianNoise(Node node, GaussianNoise operation, List<T> inputs);

    T maxPooling(Node node, MaxPooling operation, List<T> inputs);

    T averagePooling(Node node, AveragePooling operation, List<T> inputs);

    T globalAveragePooling(Node node, GlobalAveragePooling operation, List<T> inputs);

    T globalSumPooling(Node node, GlobalSumPooling operation, List<T> inputs);
}
