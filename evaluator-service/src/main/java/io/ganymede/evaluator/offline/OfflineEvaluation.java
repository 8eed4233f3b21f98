package io.ganymede.evaluator.offline;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.linalg.LinearAlgebraEngines;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;

/** {@code OfflineEvaluation ORDER.json}: carries out an order and writes its report. Exit code 2 for bad input, 1 for any other failure. */
public final class OfflineEvaluation {
    private static final int BAD_INPUT = 2;

    private OfflineEvaluation() {}

    /** Runs; prints nothing but errors. */
    public static void main(String[] arguments) {
        int code = run(arguments, new PrintStream(System.err, true, StandardCharsets.UTF_8));
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(String[] arguments, PrintStream errors) {
        if (arguments.length != 1) {
            errors.println("error: expected one argument, the file of the order; got " + arguments.length);
            return BAD_INPUT;
        }
        try {
            EvaluationOrder order =
                    Json.read("order", Files.readAllBytes(Path.of(arguments[0])), EvaluationOrder.class);
            String version = Optional.ofNullable(OfflineEvaluation.class.getPackage().getImplementationVersion())
                    .orElse("development");
            ComparisonReport report =
                    new Comparison(LinearAlgebraEngines.fastest(), version, Clock.systemUTC()).of(order);
            write(Path.of(order.html()), ReportPage.of(report));
            write(Path.of(order.out()), Json.pretty(report) + "\n");
            return 0;
        } catch (PlatformException e) {
            errors.println("error: " + e.getMessage());
            return e.reason().kind() == ErrorKind.USER ? BAD_INPUT : 1;
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written", e);
        }
    }

    /** Whole or not at all. */
    private static void write(Path file, String content) throws IOException {
        Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), ".report", ".tmp");
        try {
            Files.writeString(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
