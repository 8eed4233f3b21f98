package io.ganymede.sampler.rest;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers by name from the query of an address, each at most once. */
final class QueryNumbers {
    private static final String NUMBER = "[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?";

    private QueryNumbers() {}

    /**
     * Reads the numbers.
     *
     * @throws PlatformException with reason InvalidArgument
     */
    static Map<String, Double> read(Map<String, List<String>> query) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        query.forEach((name, values) -> {
            if (values.size() != 1 || !values.get(0).matches(NUMBER)) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT, "query parameter '" + name + "' is not one number: got " + values);
            }
            numbers.put(name, Double.valueOf(values.get(0)));
        });
        return numbers;
    }
}
