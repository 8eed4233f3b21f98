package io.ganymede.cli.evaluate;

import io.ganymede.cli.platform.BuiltService;
import io.ganymede.cli.platform.ForegroundProgram;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The evaluator as a JVM of its own, with the input and output of this one; both end together.
 *
 * @param installation directory of the built project
 * @param heap size of its heap, as for {@code -Xmx}
 */
public record EvaluatorProcess(Path installation, String heap) implements OfflineEvaluator {
    private static final String MAIN = "io.ganymede.evaluator.offline.OfflineEvaluation";
    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]{0,5}[mMgG]");

    /** @throws PlatformException with reason InvalidArgument for a heap that is none */
    public EvaluatorProcess {
        if (!HEAP.matcher(heap).matches()) {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT,
                    "--heap must be a number of MiB or GiB, such as 512m or 4g: got '" + heap + "'");
        }
    }

    @Override
    public int run(Path order) {
        return run(MAIN, List.of(order.toString()));
    }

    @Override
    public int check(Path order) {
        return run(MAIN, List.of("--check", order.toString()));
    }

    /**
     * Runs another program of the evaluator; returns its exit code.
     *
     * @param main name of its class
     */
    public int run(String main, List<String> arguments) {
        return new ForegroundProgram(new BuiltService(installation, "evaluator"), heap, Map.of()).run(main, arguments);
    }
}
