package io.ganymede.evaluator.inception;

import io.ganymede.evaluator.inception.Stage.AveragePool;
import io.ganymede.evaluator.inception.Stage.Block;
import io.ganymede.evaluator.inception.Stage.Convolution;
import io.ganymede.evaluator.inception.Stage.MaxPool;
import io.ganymede.evaluator.inception.Stage.Tap;
import java.util.ArrayList;
import java.util.List;

/**
 * A reading of the architecture: what flows from stage to stage is the reader's own.
 *
 * @param <V> what flows
 */
interface StageReader<V> {
    /** The value after a convolution, whose full name is {@code name}. */
    V convolution(String name, Convolution convolution, V input);

    V maxPool(String name, MaxPool pool, V input);

    V averagePool(String name, V input);

    /** The value of branches side by side. */
    V join(String name, List<V> branches);

    void tap(Tap tap, V input);

    /**
     * Walks through stages in their order.
     *
     * @param scope full name of the block that they stand in; empty outside
     */
    default V read(String scope, List<Stage> stages, V input) {
        V value = input;
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            // A block pools once.
            String pool = scope.isEmpty() ? "pool" + i : scope + ".pool";
            if (stage instanceof Convolution convolution) {
                value = convolution(within(scope, convolution.name()), convolution, value);
            } else if (stage instanceof MaxPool largest) {
                value = maxPool(pool, largest, value);
            } else if (stage instanceof AveragePool) {
                value = averagePool(pool, value);
            } else if (stage instanceof Block block) {
                value = block(scope, block, value);
            } else if (stage instanceof Tap tap) {
                tap(tap, value);
            } else {
                throw new IllegalStateException("unknown stage " + stage);
            }
        }
        return value;
    }

    private V block(String scope, Block block, V input) {
        // A fork's convolutions are named as those of the block around it.
        String inner = scope.isEmpty() ? block.name() : scope;
        List<V> branches = new ArrayList<>();
        for (List<Stage> branch : block.branches()) {
            branches.add(read(inner, branch, input));
        }
        return join(within(scope, block.name()), branches);
    }

    private static String within(String scope, String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }
}
