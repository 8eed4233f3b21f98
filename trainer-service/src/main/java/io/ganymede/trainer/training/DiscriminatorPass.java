package io.ganymede.trainer.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.ganymede.common.network.BatchNorm;
import io.ganymede.trainer.engine.Autocast;
import io.ganymede.trainer.engine.DjlNetwork;
import io.ganymede.trainer.loss.Scores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the discriminator judges. Without batch norm an image's scores do not depend on its batch, so images of all kinds
 * go through in one pass, which keeps the cores busier; with batch norm each kind has its own pass and statistics, unless some
 * images of the first two kinds change places ({@link Batching}).
 */
final class DiscriminatorPass {
    private final DjlNetwork discriminator;
    private final Autocast autocast;
    private final boolean joint;
    private final boolean labelled;

    DiscriminatorPass(DjlNetwork discriminator, Autocast autocast) {
        this.discriminator = discriminator;
        this.autocast = autocast;
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
    record Group(NDArray x, @Nullable NDArray y) {
        long size() {
            return x.getShape().get(0);
        }
    }

    /** Whether scores depend on the batch, so that exchanged images matter. */
    boolean batchDependent() {
        return !joint;
    }

    /** Scores of one kind of images in float32, whatever the precision of the job. */
    Scores judgeExactly(NDManager step, Group group) {
        return new Scores(heads(step, group, Autocast.OFF), group.y());
    }

    /** Scores of one kind of images. */
    Scores judge(NDManager step, Group group) {
        return new Scores(heads(step, group), group.y());
    }

    /**
     * Scores of each kind.
     *
     * @param exchanged how many images of the first two kinds, of one size, change places
     */
    List<Scores> judge(NDManager step, List<Group> groups, int exchanged) {
        if (joint) {
            return split(heads(step, concat(groups)), groups);
        }
        List<Scores> scores = new ArrayList<>();
        if (exchanged > 0) {
            scores.addAll(exchange(step, groups.get(0), groups.get(1), exchanged));
        }
        groups.stream().skip(scores.size()).map(group -> judge(step, group)).forEach(scores::add);
        return scores;
    }

    /** Two passes: the first images of one kind with the last of the other, and the other way round. */
    private List<Scores> exchange(NDManager step, Group one, Group other, int exchanged) {
        Group head = concat(List.of(part(one, 0, exchanged), part(other, exchanged, other.size())));
        Group tail = concat(List.of(part(other, 0, exchanged), part(one, exchanged, one.size())));
        Map<String, NDArray> first = heads(step, head);
        Map<String, NDArray> second = heads(step, tail);
        Map<String, NDArray> ofOne = new LinkedHashMap<>();
        Map<String, NDArray> ofOther = new LinkedHashMap<>();
        first.forEach((name, values) -> {
            NDList mine = values.split(new long[] {exchanged});
            NDList theirs = Objects.requireNonNull(second.get(name)).split(new long[] {exchanged});
            ofOne.put(name, mine.get(0).concat(theirs.get(1), 0));
            ofOther.put(name, theirs.get(0).concat(mine.get(1), 0));
        });
        return List.of(new Scores(ofOne, one.y()), new Scores(ofOther, other.y()));
    }

    private static Group part(Group group, long from, long to) {
        String rows = from + ":" + to;
        return new Group(
                group.x().get(rows), group.y() == null ? null : group.y().get(rows));
    }

    private Group concat(List<Group> groups) {
        NDArray x = concatenated(groups.stream().map(Group::x).toList());
        return new Group(
                x,
                labelled
                        ? concatenated(
                                groups.stream().map(DiscriminatorPass::label).toList())
                        : null);
    }

    private static List<Scores> split(Map<String, NDArray> heads, List<Group> groups) {
        long[] cuts = new long[groups.size() - 1];
        long start = 0;
        for (int i = 0; i < cuts.length; i++) {
            start += groups.get(i).size();
            cuts[i] = start;
        }
        List<Map<String, NDArray>> parts = new ArrayList<>();
        groups.forEach(group -> parts.add(new LinkedHashMap<>()));
        heads.forEach((name, values) -> {
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
        return heads(step, group, autocast);
    }

    private Map<String, NDArray> heads(NDManager step, Group group, Autocast precision) {
        Map<String, NDArray> inputs = labelled ? Map.of("x", group.x(), "y", label(group)) : Map.of("x", group.x());
        return discriminator.forward(step, inputs, true, precision).values();
    }

    private static NDArray label(Group group) {
        if (group.y() == null) {
            throw new IllegalStateException("a discriminator that reads labels was given images without");
        }
        return group.y();
    }

    private static NDArray concatenated(List<NDArray> arrays) {
        return NDArrays.concat(new NDList(arrays), 0);
    }
}
