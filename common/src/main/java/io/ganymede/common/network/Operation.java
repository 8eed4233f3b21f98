package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * What a node computes: hyper-parameters only, one small record per operation. The vocabulary is closed: an interpreter
 * handles every operation or does not compile.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Dense.class, name = "dense"),
    @JsonSubTypes.Type(value = Convolution.class, name = "convolution"),
    @JsonSubTypes.Type(value = TransposedConvolution.class, name = "transposed-convolution"),
    @JsonSubTypes.Type(value = PixelShuffle.class, name = "pixel-shuffle"),
    @JsonSubTypes.Type(value = NearestUpsampling.class, name = "nearest-upsampling"),
    @JsonSubTypes.Type(value = BatchNorm.class, name = "batch-norm"),
    @JsonSubTypes.Type(value = ConditionalBatchNorm.class, name = "conditional-batch-norm"),
    @JsonSubTypes.Type(value = InstanceNorm.class, name = "instance-norm"),
    @JsonSubTypes.Type(value = Relu.class, name = "relu"),
    @JsonSubTypes.Type(value = LeakyRelu.class, name = "leaky-relu"),
    @JsonSubTypes.Type(value = Maxout.class, name = "maxout"),
    @JsonSubTypes.Type(value = Tanh.class, name = "tanh"),
    @JsonSubTypes.Type(value = Sigmoid.class, name = "sigmoid"),
    @JsonSubTypes.Type(value = UniformLatent.class, name = "uniform-latent"),
    @JsonSubTypes.Type(value = Reshape.class, name = "reshape"),
    @JsonSubTypes.Type(value = Flatten.class, name = "flatten"),
    @JsonSubTypes.Type(value = Concat.class, name = "concat"),
    @JsonSubTypes.Type(value = Slice.class, name = "slice"),
    @JsonSubTypes.Type(value = Planes.class, name = "planes"),
    @JsonSubTypes.Type(value = Add.class, name = "add"),
    @JsonSubTypes.Type(value = InnerProduct.class, name = "inner-product"),
    @JsonSubTypes.Type(value = Gain.class, name = "gain"),
    @JsonSubTypes.Type(value = Offset.class, name = "offset"),
    @JsonSubTypes.Type(value = Attention.class, name = "attention"),
    @JsonSubTypes.Type(value = Dropout.class, name = "dropout"),
    @JsonSubTypes.Type(value = GaussianNoise.class, name = "gaussian-noise"),
    @JsonSubTypes.Type(value = MaxPooling.class, name = "max-pooling"),
    @JsonSubTypes.Type(value = AveragePooling.class, name = "average-pooling"),
    @JsonSubTypes.Type(value = GlobalAveragePooling.class, name = "global-average-pooling"),
    @JsonSubTypes.Type(value = GlobalSumPooling.class, name = "global-sum-pooling")
})
public sealed interface Operation
        permits Dense,
                Convolution,
                TransposedConvolution,
                PixelShuffle,
                NearestUpsampling,
                BatchNorm,
                ConditionalBatchNorm,
                InstanceNorm,
                Relu,
                LeakyRelu,
                Maxout,
                Tanh,
                Sigmoid,
                UniformLatent,
                Reshape,
                Flatten,
                Concat,
                Slice,
                Planes,
                Add,
                InnerProduct,
                Gain,
                Offset,
                Attention,
                Dropout,
                GaussianNoise,
                MaxPooling,
                AveragePooling,
                GlobalAveragePooling,
                GlobalSumPooling {

    /** Calls the interpreter's method for this operation. */
    <T> T accept(OperationInterpreter<T> interpreter, Node node, List<T> inputs);

    /** Shapes and roles of the parameters that this operation has for inputs of the given shapes; none by default. */
    default List<ParameterDescription> parameters(String node, List<Shape> inputs) {
        return List.of();
    }
}
