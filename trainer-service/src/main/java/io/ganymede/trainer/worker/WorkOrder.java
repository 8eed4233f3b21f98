package io.ganymede.trainer.worker;

import io.ganymede.common.job.TrainingSpec;
import io.ganymede.common.network.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is to do; read from {@code work-order.json}. All paths are local.
 *
 * @param spec the resolved job
 * @param imageShape {@code [channels, height, width]} of the data set
 * @param classes class names of the data set
 * @param mean per channel, of the training images as numbers in [0, 1]
 * @param deviation standard deviation per channel, likewise
 * @param trainSplit safetensors file to train on
 * @param testSplit safetensors file to test a classifier on; a GAN needs none
 * @param outputDirectory where checkpoints and classifiers appear, each in a folder of its own
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param threads threads of one operation on the CPU
 * @param resumeDirectory folder of the checkpoint to continue from
 */
public record WorkOrder(
        TrainingSpec spec,
        Shape imageShape,
        List<String> classes,
        List<Double> mean,
        List<Double> deviation,
        String trainSplit,
        @Nullable String testSplit,
        String outputDirectory,
        String device,
        int threads,
        @Nullable String resumeDirectory) {
    public WorkOrder {
        classes = List.copyOf(classes);
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }
}
