package io.ganymede.evaluator.torch;

import io.ganymede.evaluator.pickle.PickleException;
import io.ganymede.evaluator.pickle.PickleGlobal;
import io.ganymede.evaluator.pickle.PickleNone;
import io.ganymede.evaluator.pickle.PickleTuple;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Python names that a state dictionary may mention, what they do here, and its persistent ids. */
final class TorchGlobals {
    /** All of them. */
    static final List<PickleGlobal> ALLOWED = Stream.concat(
                    Stream.of(
                            PickleGlobal.callable("collections.OrderedDict", TorchGlobals::dictionary),
                            PickleGlobal.callable("torch._utils._rebuild_tensor_v2", TorchGlobals::tensor),
                            PickleGlobal.callable("torch._utils._rebuild_parameter", TorchGlobals::parameter)),
                    Arrays.stream(ElementType.values()).map(type -> PickleGlobal.mentioned(type.global())))
            .toList();

    private static final Map<String, ElementType> TYPES =
            Arrays.stream(ElementType.values()).collect(Collectors.toMap(ElementType::global, type -> type));

    private TorchGlobals() {}

    /** {@code ('storage', type, key, location, elements[, None or (view key, begin, length)])}. */
    static Object storage(Object id) {
        if (!(id instanceof PickleTuple tuple)
                || tuple.items().size() < 5
                || tuple.items().size() > 6
                || !"storage".equals(tuple.items().get(0))
                || !(tuple.items().get(1) instanceof PickleGlobal global)
                || !(tuple.items().get(2) instanceof String key)
                || !(tuple.items().get(4) instanceof Long elements)) {
            throw new PickleException("a persistent id is no storage");
        }
        ElementType type = TYPES.get(global.name());
        if (type == null || elements < 0 || elements > Long.MAX_VALUE / Long.BYTES) {
            throw new PickleException(
                    "storage '%s' cannot be %d elements of '%s'".formatted(key, elements, global.name()));
        }
        if (tuple.items().size() == 5 || tuple.items().get(5) == PickleNone.NONE) {
            return new TorchStorage(type, key, elements, 0, elements);
        }
        if (!(tuple.items().get(5) instanceof PickleTuple view)
                || view.items().size() != 3
                || !(view.items().get(1) instanceof Long begin)
                || !(view.items().get(2) instanceof Long length)
                || begin < 0
                || length < 0
                || begin > elements - length) {
            throw new PickleException("storage '" + key + "' has a view that does not lie in it");
        }
        return new TorchStorage(type, key, elements, begin, length);
    }

    /** {@code OrderedDict()}, or of a list of pairs as Python 2 wrote it. */
    private static Object dictionary(List<Object> arguments) {
        Map<Object, Object> dictionary = new LinkedHashMap<>();
        if (arguments.isEmpty()) {
            return dictionary;
        }
        if (arguments.size() != 1 || !(arguments.get(0) instanceof List<?> pairs)) {
            throw new PickleException("an ordered dictionary is made of something else than pairs");
        }
        for (Object entry : pairs) {
            List<?> pair = entry instanceof PickleTuple tuple
                    ? tuple.items()
                    : entry instanceof List<?> list ? list : List.of();
            if (pair.size() != 2 || !(pair.get(0) instanceof String key) || dictionary.put(key, pair.get(1)) != null) {
                throw new PickleException(
                        "an ordered dictionary is made of something else than pairs of different names");
            }
        }
        return dictionary;
    }

    /** {@code (storage, offset, size, stride, requires gradient, hooks[, metadata])}. */
    private static Object tensor(List<Object> arguments) {
        if (arguments.size() < 6
                || arguments.size() > 7
                || !(arguments.get(0) instanceof TorchStorage storage)
                || !(arguments.get(1) instanceof Long offset)) {
            throw new PickleException("a tensor is made of something else than storage, offset, size and stride");
        }
        return new TorchTensor(storage, offset, numbers(arguments.get(2)), numbers(arguments.get(3)));
    }

    /** {@code (tensor, requires gradient, hooks)}. */
    private static Object parameter(List<Object> arguments) {
        if (arguments.size() != 3 || !(arguments.get(0) instanceof TorchTensor tensor)) {
            throw new PickleException("a parameter is made of something else than a tensor");
        }
        return tensor;
    }

    private static List<Long> numbers(Object value) {
        if (!(value instanceof PickleTuple tuple) || tuple.items().stream().anyMatch(item -> !(item instanceof Long))) {
            throw new PickleException("sizes or strides of a tensor are no tuple of whole numbers");
        }
        return tuple.items().stream().map(Long.class::cast).toList();
    }
}
