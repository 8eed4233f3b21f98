package io.ganymede.trainer.checkpoint;

import io.ganymede.common.json.Json;
import io.ganymede.common.network.NetworkDescription;
import io.ganymede.common.onnx.OnnxWriter;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.trainer.training.ClassifierTraining.TrainedClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Writes a finished classifier into a folder of its own, which appears under its name when it is complete. */
public final class ClassifierWriter {
    /** The network with its parameters, ready for ONNX Runtime: input {@code x}, outputs {@code features} and {@code logits}. */
    public static final String ONNX = "classifier.onnx";
    /** Parameters and buffers. */
    public static final String PARAMETERS = "classifier.safetensors";
    /** The network's description. */
    public static final String NETWORK = "network.json";
    /** Inputs {@code x} and the outputs that the trainer computed for them. */
    public static final String PROBE = "probe.safetensors";
    /** What it makes of test images: {@link io.ganymede.trainer.training.ClassifierReport}. */
    public static final String REPORT = "report.json";

    private ClassifierWriter() {}

    /** Writes the folder and returns it. */
    public static Path write(Path root, NetworkDescription network, TrainedClassifier classifier) throws IOException {
        Path target = root.resolve("classifier");
        Path unfinished = root.resolve(".classifier.unfinished");
        Files.createDirectories(unfinished);
        Files.write(unfinished.resolve(ONNX), OnnxWriter.write(network, classifier.parameters(), Map.of()));
        SafetensorsWriter.write(unfinished.resolve(PARAMETERS), classifier.parameters(), Map.of());
        SafetensorsWriter.write(unfinished.resolve(PROBE), classifier.probe(), Map.of());
        Files.writeString(unfinished.resolve(NETWORK), Json.pretty(network));
        Files.writeString(unfinished.resolve(REPORT), Json.pretty(classifier.report()));
        return Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
