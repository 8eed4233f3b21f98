package io.ganymede.evaluator.inception;

import io.ganymede.evaluator.inception.InceptionTensor.Layout;
import io.ganymede.evaluator.inception.Stage.Convolution;
import io.ganymede.evaluator.inception.Stage.MaxPool;
import io.ganymede.evaluator.inception.Stage.Tap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every tensor of the network, its shape and both its names, as they follow from the {@link InceptionArchitecture}. */
final class InceptionTensors {
    /** Weight of the classes, {@code [classes, features]}. */
    static final String CLASS_WEIGHT = "fc.weight";

    /** Bias of the classes. */
    static final String CLASS_BIAS = "fc.bias";

    /** By name, in the order of the network. */
    static final Map<String, InceptionTensor> ALL;

    /** Numbers of every tap, in the order of the network. */
    static final Map<String, Integer> TAPS;

    /** Names of tensors that a state dictionary may hold and nobody reads. */
    static final List<String> IGNORED;

    static {
        Listing listing = new Listing(GraphScopes.of(InceptionArchitecture.STAGES));
        listing.read("", InceptionArchitecture.STAGES, InceptionArchitecture.CHANNELS);
        listing.add(
                CLASS_WEIGHT,
                List.of(InceptionArchitecture.CLASSES, InceptionArchitecture.FEATURES),
                "softmax/weights",
                Layout.MATRIX);
        listing.add(CLASS_BIAS, List.of(InceptionArchitecture.CLASSES), "softmax/biases", Layout.SAME);
        ALL = Collections.unmodifiableMap(listing.tensors);
        TAPS = Collections.unmodifiableMap(listing.taps);
        IGNORED = List.copyOf(listing.ignored);
    }

    private InceptionTensors() {}

    /** Shape of a tensor in a state dictionary. */
    static List<Integer> shape(String name) {
        InceptionTensor tensor = ALL.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("the network has no tensor '" + name + "'");
        }
        return tensor.shape();
    }

    /** What flows is the number of channels. */
    private static final class Listing implements StageReader<Integer> {
        private final Iterator<String> scopes;
        private final Map<String, InceptionTensor> tensors = new LinkedHashMap<>();
        private final Map<String, Integer> taps = new LinkedHashMap<>();
        private final List<String> ignored = new ArrayList<>();

        Listing(List<String> scopes) {
            this.scopes = scopes.iterator();
        }

        @Override
        public Integer convolution(String name, Convolution convolution, Integer inputs) {
            ConvolutionTensors names = new ConvolutionTensors(name);
            String scope = scopes.next();
            ignored.add(names.batches());
            int outputs = convolution.outputs();
            add(
                    names.weight(),
                    List.of(outputs, inputs, convolution.kernelHeight(), convolution.kernelWidth()),
                    scope + "/conv2d_params",
                    Layout.KERNEL);
            add(names.gamma(), List.of(outputs), scope + "/batchnorm/gamma", Layout.SAME);
            add(names.beta(), List.of(outputs), scope + "/batchnorm/beta", Layout.SAME);
            add(names.mean(), List.of(outputs), scope + "/batchnorm/moving_mean", Layout.SAME);
            add(names.variance(), List.of(outputs), scope + "/batchnorm/moving_variance", Layout.SAME);
            return outputs;
        }

        @Override
        public Integer maxPool(String name, MaxPool pool, Integer channels) {
            return channels;
        }

        @Override
        public Integer averagePool(String name, Integer channels) {
            return channels;
        }

        @Override
        public Integer join(String name, List<Integer> branches) {
            return branches.stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public void tap(Tap tap, Integer channels) {
            taps.put(tap.name(), channels);
        }

        void add(String name, List<Integer> shape, String constant, Layout layout) {
            tensors.put(name, new InceptionTensor(name, shape, constant, layout));
        }
    }
}
