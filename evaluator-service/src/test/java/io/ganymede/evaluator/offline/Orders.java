package io.ganymede.evaluator.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.evaluation.EvaluationOrder;
import io.ganymede.common.json.Json;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import io.ganymede.evaluator.linalg.Matrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Writes orders and the files they name into a folder, and has them carried out. */
final class Orders {
    static final List<String> PARITY = List.of("even", "odd");

    private final Path folder;

    Orders(Path folder) {
        this.folder = folder;
    }

    /**
     * What came of an order.
     *
     * @param code exit code
     * @param errors what was printed
     */
    record Outcome(int code, String errors, Path report, Path page) {
        JsonNode json() {
            try {
                return Json.parse("report", Files.readAllBytes(report));
            } catch (IOException e) {
                throw new UncheckedIOException(errors, e);
            }
        }

        double value(String score) {
            return json().at("/metrics/" + score + "/value").asDouble(Double.NaN);
        }
    }

    Path folder() {
        return folder;
    }

    /** A side without classes. */
    Map<String, Object> side(String name, Map<String, Tensor> tensors) {
        Path file = folder.resolve(name + ".safetensors");
        SafetensorsWriter.write(file, tensors, Map.of());
        Map<String, Object> side = new LinkedHashMap<>();
        side.put("file", file.toString());
        side.put("name", name);
        return side;
    }

    /** A side with classes. */
    Map<String, Object> side(String name, Map<String, Tensor> tensors, List<String> classes) {
        Map<String, Object> side = side(name, tensors);
        side.put("classes", classes);
        return side;
    }

    /** A side of features alone. */
    Map<String, Object> features(String name, Matrix features) {
        return side(name, Map.of("features", tensor(features)));
    }

    /** An order of every metric by the platform's conventions, of sides that need no network. */
    Map<String, Object> order(Map<String, Object> reference, Map<String, Object> generated) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("version", EvaluationOrder.VERSION);
        order.put("reference", reference);
        order.put("generated", generated);
        order.put("features", Map.of("kind", "none"));
        order.put("metrics", List.of("all"));
        order.put("protocol", "ganymede");
        order.put("seed", 0);
        order.put("threads", 1);
        order.put("out", folder.resolve("report.json").toString());
        order.put("html", folder.resolve("report.html").toString());
        order.put("command", "ganymede evaluate --reference <r>");
        return order;
    }

    Outcome run(Map<String, Object> order) {
        return run(Json.bytes(order));
    }

    /** Has an order looked at. */
    Outcome check(Map<String, Object> order) {
        return run(Json.bytes(order), "--check");
    }

    Outcome run(byte[] order, String... options) {
        try {
            Path file = folder.resolve("order.json");
            Files.write(file, order);
            ByteArrayOutputStream errors = new ByteArrayOutputStream();
            int code = OfflineEvaluation.run(
                    Stream.concat(Stream.of(options), Stream.of(file.toString()))
                            .toArray(String[]::new),
                    new PrintStream(errors, true, StandardCharsets.UTF_8));
            return new Outcome(
                    code,
                    errors.toString(StandardCharsets.UTF_8),
                    folder.resolve("report.json"),
                    folder.resolve("report.html"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the files that an evaluation left behind. */
    List<String> written() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".safetensors") && !name.equals("order.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Tensor tensor(Matrix matrix) {
        return Tensor.ofDoubles(List.of((long) matrix.rows(), (long) matrix.columns()), matrix.values());
    }

    /** Label of row i is {@code i mod 2}. */
    static Tensor parity(int rows) {
        return Tensor.ofLongs(
                List.of((long) rows),
                LongStream.range(0, rows).map(row -> row % 2).toArray());
    }

    /** Small images of one shade each. */
    static Tensor images(int count, int firstShade, int step) {
        byte[] pixels = new byte[count * 64];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (firstShade + i / 64 * step + (step == 0 ? 0 : i % 7 * 9));
        }
        return Tensor.ofBytes(List.of((long) count, 1L, 8L, 8L), pixels);
    }
}
