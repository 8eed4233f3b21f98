package io.ganymede.trainer.method;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.naming.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of one job: every option of its method has a value within its bounds.
 *
 * @param values by option
 */
public record MethodOptions(Map<MethodOption, Double> values) {
    public MethodOptions {
        values = Map.copyOf(values);
    }

    /**
     * Checks what a request asks for and fills in the rest.
     *
     * @param method name of the method, for messages
     * @throws PlatformException with reason InvalidSpec for an unknown option or a value out of bounds
     */
    public static MethodOptions resolve(String method, List<MethodOption> known, Map<String, Double> wanted) {
        List<String> names = known.stream().map(MethodOption::name).toList();
        for (String name : wanted.keySet()) {
            if (!names.contains(name)) {
                throw new PlatformException(
                        Reason.INVALID_SPEC, NearestName.unknown("option of method '" + method + "'", name, names));
            }
        }
        Map<MethodOption, Double> values = new LinkedHashMap<>();
        for (MethodOption option : known) {
            double value = wanted.getOrDefault(option.name(), option.preset());
            if (!(value >= option.least() && value <= option.most())) {
                throw new PlatformException(
                        Reason.INVALID_SPEC,
                        "option '" + option.name() + "' of method '" + method + "' is out of bounds: got " + value
                                + ", expected " + option.least() + " to " + option.most());
            }
            values.put(option, value);
        }
        return new MethodOptions(values);
    }

    /** The value of an option of the method. */
    public double value(MethodOption option) {
        Double value = values.get(option);
        if (value == null) {
            throw new IllegalArgumentException("option '" + option.name() + "' is not one of " + values.keySet());
        }
        return value;
    }
}
