package io.ganymede.evaluator.offline;

import io.ganymede.common.error.ErrorKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.evaluation.EvaluationOrder;
import io.ganymede.common.json.Json;
import io.ganymede.evaluator.inference.InferenceSettings;
import io.ganymede.evaluator.linalg.LinearAlgebraEngines;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * {@code OfflineEvaluation ORDER.json}: carries out an {@link EvaluationOrder} and writes its report and its page. Exit code 2 for bad
 * input, 1 for any other failure; then neither file is written. {@code OfflineEvaluation --check ORDER.json} only looks at the order:
 * whether there are such metrics, and where the files may go.
 */
public final class OfflineEvaluation {
    private static final int BAD_INPUT = 2;
    private static final int FAILURE = 1;
    private static final String CHECK = "--check";

    private OfflineEvaluation() {}

    /** Runs; prints nothing but errors. */
    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true"); // charts are drawn into memory
        int code = run(arguments, new PrintStream(System.err, true, StandardCharsets.UTF_8));
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(String[] arguments, PrintStream errors) {
        try {
            boolean isCheck = arguments.length == 2 && arguments[0].equals(CHECK);
            if (arguments.length != 1 && !isCheck) {
                throw new PlatformException(
                        Reason.INVALID_ARGUMENT,
                        "expected one argument, the file of the order, and perhaps " + CHECK + " before it: got "
                                + arguments.length);
            }
            EvaluationOrder order = order(Path.of(arguments[arguments.length - 1]));
            ReportFiles files = ReportFiles.of(order);
            Comparison comparison = new Comparison(
                    order, LinearAlgebraEngines.fastest(), InferenceSettings.withThreads(order.threads()));
            if (isCheck) {
                return 0;
            }
            files.write(comparison.run(version(), Clock.systemUTC()));
            return 0;
        } catch (PlatformException e) {
            errors.println("error: " + e.getMessage());
            return e.kind() == ErrorKind.USER ? BAD_INPUT : FAILURE;
        } catch (UncheckedIOException e) {
            errors.println("error: " + e.getMessage() + " (" + e.getCause() + ")");
            return FAILURE;
        } catch (IOException e) {
            errors.println("error: the report cannot be written (" + e + ")");
            return FAILURE;
        }
    }

    private static EvaluationOrder order(Path file) {
        try {
            return Json.read("order '" + file + "'", Files.readAllBytes(file), EvaluationOrder.class);
        } catch (PlatformException e) {
            // What the record itself refuses says more than "not valid JSON".
            throw e.getCause() != null && e.getCause().getCause() instanceof PlatformException refused ? refused : e;
        } catch (NoSuchFileException e) {
            throw new PlatformException(Reason.NOT_FOUND, "order '" + file + "' does not exist", e);
        } catch (IOException e) {
            throw new UncheckedIOException("order '" + file + "' cannot be read", e);
        }
    }

    private static String version() {
        return Optional.ofNullable(OfflineEvaluation.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
