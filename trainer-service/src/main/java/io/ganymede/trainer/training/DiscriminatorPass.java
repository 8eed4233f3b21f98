package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.loss.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the discriminator judges. Without batch norm an image's scores do not depend on its batch, so images of all kinds
 * go through in one pass, which keeps the cores busier; with batch norm each kind has its own pass and statistics.
 */
final class DiscriminatorPass {
    private final DjlNetwork discriminator;
    private final boolean joint;
    private final boolean labelled;

    DiscriminatorPass(DjlNetwork discriminator) {
        this.discriminator = discriminator;
        this.joint =
                discriminator.description().nodes().stream().noneMatch(node -> node.operation() instanceof BatchNorm);
        this.labelled = discriminator.description().inputs().stream()
                .anyMatch(input -> input.name().equals("y"));
    }

    /**
     * Images of one kind.
     *
     * @param x {@code [N, C, H, W]}
     * @param y what is known of them, or what they were made for; null for nothing
     */
    record Group(NDArray x, @Nullable NDArray y) {}

    /** Scores of one kind of images. */
    Scores judge(NDManager step, Group group) {
        return new Scores(heads(step, group), group.y());
    }

    /** Scores of each kind. */
    List<Scores> judge(NDManager step, List<Group> groups) {
        if (!joint) {
            return groups.stream().map(group -> judge(step, group)).toList();
        }
        NDArray x = concat(groups.stream().map(Group::x).toList());
        NDArray y =
                labelled ? concat(groups.stream().map(DiscriminatorPass::label).toList()) : null;
        long[] cuts = new long[groups.size() - 1];
        long start = 0;
        for (int i = 0; i < cuts.length; i++) {
            start += groups.get(i).x().getShape().get(0);
            cuts[i] = start;
        }
        List<Map<String, NDArray>> parts = new ArrayList<>();
        groups.forEach(group -> parts.add(new LinkedHashMap<>()));
        heads(step, new Group(x, y)).forEach((name, values) -> {
            NDList split = values.split(cuts);
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).put(name, split.get(i));
            }
        });
        List<Scores> scores = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            scores.add(new Scores(parts.get(i), groups.get(i).y()));
        }
        return scores;
    }

    private Map<String, NDArray> heads(NDManager step, Group group) {
        Map<String, NDArray> inputs = labelled ? Map.of("x", group.x(), "y", label(group)) : Map.of("x", group.x());
        return discriminator.forward(step, inputs, true).values();
    }

    private static NDArray label(Group group) {
        if (group.y() == null) {
            throw new IllegalStateException("a discriminator that reads labels was given images without");
        }
        return group.y();
    }

    private static NDArray concat(List<NDArray> arrays) {
        return NDArrays.concat(new NDList(arrays), 0);
    }
}
