package io.ganymede.trainer.watch;

import java.util.LinkedHashMap;
import java.util.Map;

/** Running means of named numbers. A number counts only where it was given; what is not finite is left out. Not thread-safe. */
public final class Means {
    private final Map<String, Sum> sums = new LinkedHashMap<>();

    private record Sum(double total, long count) {
        Sum and(Sum more) {
            return new Sum(total + more.total, count + more.count);
        }
    }

    /** Adds a value to each of the named means. */
    public void add(Map<String, Double> values) {
        values.forEach((name, value) -> {
            if (Double.isFinite(value)) {
                sums.merge(name, new Sum(value, 1), Sum::and);
            }
        });
    }

    /** The means since the last clearing, in the order in which their names first came. */
    public Map<String, Double> values() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum.total / sum.count));
        return means;
    }

    /** Begins anew. */
    public void clear() {
        sums.clear();
    }
}
