package io.ganymede.evaluator.pickle;

import java.util.List;

/**
 * A Python tuple.
 *
 * @param items see {@link Unpickler} for their types
 */
public record PickleTuple(List<Object> items) {
    public PickleTuple {
        items = List.copyOf(items);
    }
}
