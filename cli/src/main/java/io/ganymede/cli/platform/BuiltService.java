package io.ganymede.cli.platform;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A service as the build leaves it.
 *
 * @param installation directory of the built project
 * @param name {@code trainer}, {@code evaluator} or {@code sampler}
 */
public record BuiltService(Path installation, String name) {
    /**
     * The file that starts it.
     *
     * @throws PlatformException with reason NotFound when the service is not built
     */
    public Path requireApplication() {
        Path application = directory().resolve("quarkus-run.jar");
        if (!Files.isRegularFile(application)) {
            throw new PlatformException(
                    Reason.NOT_FOUND,
                    "service '" + name + "' is not built: '" + application + "' is missing; run 'mvn package' first");
        }
        return application;
    }

    /** Class path of its classes and libraries, for other programs in it. */
    public List<Path> classPath() {
        return Stream.of("app/*", "lib/main/*", "lib/boot/*")
                .map(directory()::resolve)
                .toList();
    }

    private Path directory() {
        return installation.resolve(name + "-service").resolve("target").resolve("quarkus-app");
    }
}
