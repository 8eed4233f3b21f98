package io.ganymede.evaluator.inception;

import io.ganymede.evaluator.inception.Stage.AveragePool;
import io.ganymede.evaluator.inception.Stage.Block;
import io.ganymede.evaluator.inception.Stage.Convolution;
import io.ganymede.evaluator.inception.Stage.MaxPool;
import io.ganymede.evaluator.inception.Stage.Tap;
import java.util.List;

/**
 * The network of {@code inception-2015-12-05.tgz}, the one table of it: the ONNX model and the names of both kinds of files
 * follow from it. Source: Szegedy, Vanhoucke, Ioffe, Shlens, Wojna 2015, "Rethinking the Inception Architecture for Computer
 * Vision", arXiv 1512.00567, with the numbers of the published graph, which differ from the paper. Against later versions of
 * the network: 1008 classes, no auxiliary head, means of windows do not count the padding, and the last block pools the
 * largest.
 */
final class InceptionArchitecture {
    /** Channels of the image. */
    static final int CHANNELS = 3;

    /** Side of the images that the network was trained on. */
    static final int SIDE = 299;

    /** Where the classes start from. */
    static final String LAST_TAP = "features2048";

    /** Numbers of the last features. */
    static final int FEATURES = 2048;

    /** Classes: background, then those of ImageNet, then some unused. */
    static final int CLASSES = 1008;

    /** What batch normalisation adds to the variance. */
    static final double EPSILON = 1e-3;

    /** Everything between the scaled image and the classes. */
    static final List<Stage> STAGES = List.of(
            square("Conv2d_1a_3x3", 32, 3).strided(2),
            square("Conv2d_2a_3x3", 32, 3),
            square("Conv2d_2b_3x3", 64, 3).padded(),
            new MaxPool(2, 0),
            new Tap("features64"),
            square("Conv2d_3b_1x1", 80, 1),
            square("Conv2d_4a_3x3", 192, 3),
            new MaxPool(2, 0),
            new Tap("features192"),
            wide("Mixed_5b", 32),
            wide("Mixed_5c", 64),
            wide("Mixed_5d", 64),
            firstReduction("Mixed_6a"),
            factorised("Mixed_6b", 128),
            factorised("Mixed_6c", 160),
            factorised("Mixed_6d", 160),
            factorised("Mixed_6e", 192),
            new Tap("features768"),
            secondReduction("Mixed_7a"),
            forked("Mixed_7b", new AveragePool()),
            forked("Mixed_7c", new MaxPool(1, 1)),
            new Tap(LAST_TAP));

    private InceptionArchitecture() {}

    private static Block wide(String name, int pooled) {
        return new Block(
                name,
                List.of(
                        List.of(square("branch1x1", 64, 1)),
                        List.of(
                                square("branch5x5_1", 48, 1),
                                square("branch5x5_2", 64, 5).padded()),
                        List.of(
                                square("branch3x3dbl_1", 64, 1),
                                square("branch3x3dbl_2", 96, 3).padded(),
                                square("branch3x3dbl_3", 96, 3).padded()),
                        List.of(new AveragePool(), square("branch_pool", pooled, 1))));
    }

    private static Block firstReduction(String name) {
        return new Block(
                name,
                List.of(
                        List.of(square("branch3x3", 384, 3).strided(2)),
                        List.of(
                                square("branch3x3dbl_1", 64, 1),
                                square("branch3x3dbl_2", 96, 3).padded(),
                                square("branch3x3dbl_3", 96, 3).strided(2)),
                        List.of(new MaxPool(2, 0))));
    }

    private static Block factorised(String name, int inner) {
        return new Block(
                name,
                List.of(
                        List.of(square("branch1x1", 192, 1)),
                        List.of(
                                square("branch7x7_1", inner, 1),
                                padded("branch7x7_2", inner, 1, 7),
                                padded("branch7x7_3", 192, 7, 1)),
                        List.of(
                                square("branch7x7dbl_1", inner, 1),
                                padded("branch7x7dbl_2", inner, 7, 1),
                                padded("branch7x7dbl_3", inner, 1, 7),
                                padded("branch7x7dbl_4", inner, 7, 1),
                                padded("branch7x7dbl_5", 192, 1, 7)),
                        List.of(new AveragePool(), square("branch_pool", 192, 1))));
    }

    private static Block secondReduction(String name) {
        return new Block(
                name,
                List.of(
                        List.of(
                                square("branch3x3_1", 192, 1),
                                square("branch3x3_2", 320, 3).strided(2)),
                        List.of(
                                square("branch7x7x3_1", 192, 1),
                                padded("branch7x7x3_2", 192, 1, 7),
                                padded("branch7x7x3_3", 192, 7, 1),
                                square("branch7x7x3_4", 192, 3).strided(2)),
                        List.of(new MaxPool(2, 0))));
    }

    private static Block forked(String name, Stage pool) {
        return new Block(
                name,
                List.of(
                        List.of(square("branch1x1", 320, 1)),
                        List.of(square("branch3x3_1", 384, 1), fork("branch3x3_2")),
                        List.of(
                                square("branch3x3dbl_1", 448, 1),
                                square("branch3x3dbl_2", 384, 3).padded(),
                                fork("branch3x3dbl_3")),
                        List.of(pool, square("branch_pool", 192, 1))));
    }

    private static Block fork(String prefix) {
        return new Block(
                prefix, List.of(List.of(padded(prefix + "a", 384, 1, 3)), List.of(padded(prefix + "b", 384, 3, 1))));
    }

    private static Convolution square(String name, int outputs, int kernel) {
        return new Convolution(name, outputs, kernel, kernel, 1, 0, 0);
    }

    private static Convolution padded(String name, int outputs, int kernelHeight, int kernelWidth) {
        return new Convolution(name, outputs, kernelHeight, kernelWidth, 1, 0, 0).padded();
    }
}
