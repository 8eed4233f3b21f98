package io.ganymede.sampler.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganymede.common.json.Json;
import io.ganymede.common.latent.LatentFunction;
import io.ganymede.common.network.Shape;
import io.ganymede.sampler.inference.GeneratorBatch;
import io.ganymede.sampler.inference.GeneratorSession;
import io.ganymede.sampler.inference.GeneratorSignature;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Latency that HTTP, queue, latent and PNG add to a bare call of ONNX Runtime, one client, one image a request. The two kinds
 * of call alternate in one run, so that both see the same machine. Arguments: URL of a started sampler, model, path of the
 * model's {@code generator.onnx}, optionally the number of calls.
 */
public final class SamplerLatencyBenchmark {
    private static final int WARM_UP = 300;
    private static final String DEFAULT_CALLS = "2000";
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String model;
    private final BenchmarkConditions conditions;
    private final GeneratorSession session;
    private final GeneratorBatch batch;

    private SamplerLatencyBenchmark(
            URI server, String model, BenchmarkConditions conditions, GeneratorSession session) {
        this.server = server;
        this.model = model;
        this.conditions = conditions;
        this.session = session;
        this.batch = session.batch(1);
    }

    /** Runs and prints. */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 3) {
            out.println("usage: SamplerLatencyBenchmark URL MODEL ONNX_FILE [CALLS]");
            return;
        }
        URI server = URI.create(args[0]);
        int calls = Integer.parseInt(args.length > 3 ? args[3] : DEFAULT_CALLS);
        JsonNode description = description(server, args[1]);
        BenchmarkConditions conditions = BenchmarkConditions.of(args[1], description);
        GeneratorSignature signature = signature(description, conditions);
        try (GeneratorSession session =
                GeneratorSession.open(args[2], Files.readAllBytes(Path.of(args[2])), signature, 1)) {
            new SamplerLatencyBenchmark(server, args[1], conditions, session).run(calls, out);
        }
    }

    private void run(int calls, PrintStream out) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            bare(i);
            http("image/png", i);
            http("application/octet-stream", i);
        }
        long[] bare = new long[calls];
        long[] png = new long[calls];
        long[] raw = new long[calls];
        for (int i = 0; i < calls; i++) {
            bare[i] = bare(i);
            png[i] = http("image/png", i);
            raw[i] = http("application/octet-stream", i);
        }
        print(out, new Latencies(bare), new Latencies(png), new Latencies(raw));
    }

    private void print(PrintStream out, Latencies bare, Latencies png, Latencies raw) {
        out.printf(
                Locale.ROOT,
                "set-up: java %s, %s %s, %d cores, image %s, 1 client, 1 image a request, 1 thread a run%n",
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                session.signature().imageShape());
        out.println("bare ONNX Runtime call   " + bare);
        out.println("HTTP request, PNG        " + png);
        out.println("HTTP request, raw bytes  " + raw);
        out.printf(
                Locale.ROOT,
                "added by the service: PNG p50 %.3f ms, p95 %.3f ms; raw p50 %.3f ms, p95 %.3f ms%n",
                png.millis(0.5) - bare.millis(0.5),
                png.millis(0.95) - bare.millis(0.95),
                raw.millis(0.5) - bare.millis(0.5),
                raw.millis(0.95) - bare.millis(0.95));
    }

    /** Inputs in, image out, nothing else. */
    private long bare(int seed) {
        GeneratorSignature signature = session.signature();
        float[] latent = LatentFunction.latent(seed, signature.latentDim());
        float[] told = conditions.at(seed).y();
        float[] image = new float[signature.imageElements()];
        long start = System.nanoTime();
        batch.put(0, latent, told);
        session.run(batch, 1);
        batch.images(1, image, 0);
        return System.nanoTime() - start;
    }

    private long http(String accept, int seed) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/models/" + model + "/generate"))
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofByteArray(conditions.body(seed)))
                .build();
        long start = System.nanoTime();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long nanos = System.nanoTime() - start;
        if (response.statusCode() != OK) {
            throw new IllegalStateException("the sampler answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return nanos;
    }

    private static JsonNode description(URI server, String model) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("/v1/models/" + model)).build();
        byte[] body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
        return Json.parse("description of model '" + model + "'", body);
    }

    private static GeneratorSignature signature(JsonNode description, BenchmarkConditions conditions) {
        List<Integer> sizes = new ArrayList<>();
        description.path("imageShape").forEach(size -> sizes.add(size.intValue()));
        return new GeneratorSignature(
                description.path("latentDim").intValue(), conditions.space().size(), new Shape(sizes));
    }
}
