package io.ganymede.trainer.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkerLaunchTest {
    @Test
    void aPackagedServiceSpellsOutItsClasses() {
        assertThat(WorkerLaunch.classPath("/opt/trainer/quarkus-app/quarkus-run.jar"))
                .isEqualTo("/opt/trainer/quarkus-app/app/*:/opt/trainer/quarkus-app/lib/main/*"
                        + ":/opt/trainer/quarkus-app/lib/boot/*");
        assertThat(WorkerLaunch.classPath("quarkus-run.jar")).startsWith("/");
    }

    @Test
    void aPlainJvmHandsItsClassPathOn() {
        assertThat(WorkerLaunch.classPath("target/classes:lib/a.jar")).isEqualTo("target/classes:lib/a.jar");
    }

    @Test
    void theCommandIsThisJavaWithTheWorkOrder() {
        WorkerLaunch launch = WorkerLaunch.likeThisProcess("512m", "a.Main");
        assertThat(launch.command(Path.of("order.json")))
                .startsWith(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m")
                .contains("-XX:+ExitOnOutOfMemoryError")
                .endsWith("a.Main", "order.json");
    }
}
