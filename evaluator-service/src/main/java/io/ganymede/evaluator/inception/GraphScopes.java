package io.ganymede.evaluator.inception;

import io.ganymede.evaluator.inception.Stage.Block;
import io.ganymede.evaluator.inception.Stage.Convolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The scopes of the convolutions in the published graph, as TensorFlow gave them: {@code conv} and {@code mixed}, in a block
 * {@code tower} for every branch that is more than one convolution, each with {@code _1}, {@code _2} ... when the name is
 * taken within its scope.
 */
final class GraphScopes {
    private final Map<String, Integer> taken = new HashMap<>();
    private final List<String> scopes = new ArrayList<>();

    private GraphScopes() {}

    /** In the order of the architecture's convolutions. */
    static List<String> of(List<Stage> stages) {
        GraphScopes names = new GraphScopes();
        names.sequence("", stages);
        return List.copyOf(names.scopes);
    }

    private void sequence(String scope, List<Stage> stages) {
        for (Stage stage : stages) {
            if (stage instanceof Convolution) {
                scopes.add(free(scope + "conv"));
            } else if (stage instanceof Block block) {
                String mixed = free(scope + "mixed") + "/";
                for (List<Stage> branch : block.branches()) {
                    boolean single = branch.size() == 1;
                    sequence(single ? mixed : free(mixed + "tower") + "/", branch);
                }
            }
        }
    }

    private String free(String name) {
        int before = taken.merge(name, 1, Integer::sum) - 1;
        return before == 0 ? name : name + "_" + before;
    }
}
