package io.ganymede.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.NetworkInput;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.ParameterDescription;
import io.ganymede.common.network.ParameterRole;
import io.ganymede.common.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network with its parameters and buffers on a device. It owns those arrays until it is closed; whatever {@link #forward}
 * makes belongs to the manager of the step. Not thread-safe.
 */
public final class DjlNetwork implements AutoCloseable {
    private final NetworkDescription description;
    private final NDManager arrays;
    private final SubPixelOrder subPixels;
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();
    private final Map<String, NDArray> trainable = new LinkedHashMap<>();

    /**
     * Loads a network onto the device of a manager.
     *
     * @param parent closed later than this network
     * @param values a value for every parameter and buffer, by name
     * @throws PlatformException with reason InvalidFile when one lacks or has another shape
     */
    public DjlNetwork(NDManager parent, NetworkDescription description, Map<String, Tensor> values) {
        this.description = description;
        this.arrays = parent.newSubManager();
        this.subPixels = new SubPixelOrder(description);
        arrays.setName(description.name());
        for (ParameterDescription parameter : description.parameters()) {
            NDArray array = TensorTransfer.toArray(arrays, checked(parameter, values));
            parameters.put(parameter.name(), array);
            if (parameter.role().trainable()) {
                trainable.put(parameter.name(), array);
            }
        }
    }

    public NetworkDescription description() {
        return description;
    }

    /** Parameters and buffers by name; the arrays are the network's own. */
    public Map<String, NDArray> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** A parameter or buffer; the array is the network's own. */
    public NDArray parameter(String name) {
        NDArray parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("network '" + description.name() + "' has no parameter '" + name
                    + "'; known: " + parameters.keySet());
        }
        return parameter;
    }

    /** A parameter or buffer of a node. */
    NDArray parameter(Node node, ParameterRole role) {
        return parameter(ParameterDescription.name(node.name(), role));
    }

    /** Those parameters that an optimiser changes. */
    public Map<String, NDArray> trainable() {
        return Collections.unmodifiableMap(trainable);
    }

    /** Computes the network in float32; otherwise as the other one. */
    public Outputs forward(NDManager step, Map<String, NDArray> inputs, boolean training) {
        return forward(step, inputs, training, Autocast.OFF);
    }

    /**
     * Computes the network.
     *
     * @param step owner of every array that is made
     * @param inputs a batch for every input, by name, {@code [N, ...]}, attached to the step
     * @param training whether statistics come from the batch (and update the running ones) and noise is on
     * @param autocast the precision of products; outputs are float32
     */
    public Outputs forward(NDManager step, Map<String, NDArray> inputs, boolean training, Autocast autocast) {
        DjlInterpreter interpreter = new DjlInterpreter(parameters, subPixels, step, training, autocast);
        return new Outputs(description.interpret(interpreter, arranged(inputs)));
    }

    /**
     * Passes a batch in training mode and gives every weight-normalised node that has a bias a length and a bias with which
     * its outputs have mean 0 and variance 1 in each channel, node after node. Not while a recording is open.
     *
     * @param step owner of every array that is made
     * @param inputs a batch for every input, by name, as for {@link #forward}
     */
    public void initialiseFromData(NDManager step, Map<String, NDArray> inputs) {
        // In plain order: statistics of channels belong to parameters by position.
        DjlInterpreter interpreter = new DjlInterpreter(parameters, SubPixelOrder.none(), step, true, Autocast.OFF);
        description.interpret(interpreter, arranged(inputs), new DataDependentInitialisation(this)::standardise);
    }

    /** Whether passes from now on lead gradients to the parameters of this network. */
    public void requireGradients(boolean required) {
        trainable.values().forEach(parameter -> parameter.setRequiresGradient(required));
    }

    /** Copies of all parameters and buffers. */
    public Map<String, Tensor> toTensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        parameters.forEach((name, array) -> tensors.put(name, TensorTransfer.toTensor(array)));
        return tensors;
    }

    @Override
    public void close() {
        arrays.close();
    }

    /** The inputs of the network among the given arrays, images in the engine's favourite layout. */
    private Map<String, NDArray> arranged(Map<String, NDArray> inputs) {
        Map<String, NDArray> values = new LinkedHashMap<>();
        for (NetworkInput input : description.inputs()) {
            NDArray value = inputs.get(input.name());
            if (value != null) {
                values.put(input.name(), input.shape().isImage() ? MemoryLayout.channelsLast(value) : value);
            }
        }
        return values;
    }

    private Tensor checked(ParameterDescription parameter, Map<String, Tensor> values) {
        Tensor value = values.get(parameter.name());
        boolean fits = value != null
                && value.shape().stream().map(Math::toIntExact).toList().equals(parameter.shape());
        if (!fits || value == null) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "parameter '" + parameter.name() + "' of network '" + description.name() + "' does not fit: got "
                            + (value == null ? "none" : value.shape()) + ", expected " + parameter.shape());
        }
        return value;
    }
}
