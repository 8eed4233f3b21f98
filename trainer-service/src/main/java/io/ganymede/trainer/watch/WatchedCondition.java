package io.ganymede.trainer.watch;

import java.util.List;

/**
 * A condition whose generated images are compared with each other.
 *
 * @param name for people
 * @param row what the generator is told, {@code [C]}; empty for a generator without conditions
 * @param realDistance how much two real images of it differ in the mean, above 0: mean absolute difference of pixels in [-1, 1]
 */
public record WatchedCondition(String name, List<Float> row, double realDistance) {
    public WatchedCondition {
        row = List.copyOf(row);
        if (!(realDistance > 0)) {
            throw new IllegalArgumentException("real images of '" + name + "' do not differ: got " + realDistance);
        }
    }
}
