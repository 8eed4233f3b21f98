package io.ganymede.common.onnx;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Problems;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.network.Node;
import io.ganymede.common.network.ParameterDescription;
import io.ganymede.common.network.ParameterRole;
import io.ganymede.common.tensor.DataType;
import io.ganymede.common.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a network, shown to be complete, of the right type and shape, and finite. */
final class NetworkParameters {
    private final Map<String, Tensor> tensors;

    private NetworkParameters(Map<String, Tensor> tensors) {
        this.tensors = Map.copyOf(tensors);
    }

    static NetworkParameters of(NetworkDescription network, Map<String, Tensor> tensors) {
        Map<String, ParameterDescription> wanted = new LinkedHashMap<>();
        network.parameters().forEach(parameter -> wanted.put(parameter.name(), parameter));
        Problems problems = new Problems();
        wanted.forEach((name, parameter) -> check(parameter, tensors.get(name), problems));
        tensors.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .sorted()
                .forEach(name -> problems.add("", NearestName.unknown("parameter", name, wanted.keySet())));
        if (!problems.isEmpty()) {
            throw new PlatformException(
                    Reason.INVALID_NETWORK, "network '" + network.name() + "': " + Problems.describe(problems.list()));
        }
        return new NetworkParameters(tensors);
    }

    /** A copy of the values, row-major. */
    float[] values(Node node, ParameterRole role) {
        Tensor tensor = tensors.get(name(node, role));
        if (tensor == null) {
            throw new IllegalArgumentException("node '" + node.name() + "' has no " + role.label());
        }
        return tensor.toFloats();
    }

    static String name(Node node, ParameterRole role) {
        return ParameterDescription.name(node.name(), role);
    }

    private static void check(ParameterDescription wanted, @Nullable Tensor tensor, Problems problems) {
        String parameter = "parameter '" + wanted.name() + "' ";
        if (tensor == null) {
            problems.add("", parameter + "is missing: expected F32 " + wanted.shape());
            return;
        }
        List<Long> shape = wanted.shape().stream().map(Integer::longValue).toList();
        if (tensor.type() != DataType.F32 || !tensor.shape().equals(shape)) {
            problems.add("", parameter + "does not fit: got " + tensor + ", expected F32 " + shape);
            return;
        }
        boolean variance = wanted.role() == ParameterRole.RUNNING_VARIANCE;
        for (float value : tensor.toFloats()) {
            if (!Float.isFinite(value) || (variance && value < 0)) {
                problems.add(
                        "",
                        parameter + "holds " + value + ": expected finite " + (variance ? "values from 0" : "values"));
                return;
            }
        }
    }
}
