package io.ganymede.trainer.worker;

import io.ganymede.common.dataset.DatasetManifest;
import io.ganymede.common.job.TrainingSpec;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is to do; read from {@code work-order.json}. All paths are local.
 *
 * @param spec the resolved job
 * @param dataset what the job trains on: image shape, classes, mean and deviation come from here alone
 * @param trainSplit file of the split {@code train}
 * @param testSplit file of the split {@code test}, for a classifier; a GAN needs none
 * @param outputDirectory where checkpoints and classifiers appear, each in a folder of its own
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param threads threads of one operation on the CPU
 * @param resumeDirectory folder of the checkpoint to continue from
 */
public record WorkOrder(
        TrainingSpec spec,
        DatasetManifest dataset,
        String trainSplit,
        @Nullable String testSplit,
        String outputDirectory,
        String device,
        int threads,
        @Nullable String resumeDirectory) {}
