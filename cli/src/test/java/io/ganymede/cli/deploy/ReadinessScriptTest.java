package io.ganymede.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs deploy/ready.sh, the health check of the containers. */
class ReadinessScriptTest {
    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1", "404, 1"})
    void exitsByTheAnswerOfTheService(int answer, int expectedExit) throws Exception {
        // Given
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        service.start();
        try {
            // When
            int exit = run(service.getAddress().getPort());

            // Then
            assertThat(exit).isEqualTo(expectedExit);
            assertThat(asked).containsExactly("/q/health/ready");
        } finally {
            service.stop(0);
        }
    }

    @Test
    void failsWhenNobodyListens() throws Exception {
        // Given
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }

        // When, Then
        assertThat(run(free)).isEqualTo(1);
    }

    private static int run(int port) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder(
                "/bin/bash", DeploymentFiles.path("deploy/ready.sh").toString());
        script.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port));
        script.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return script.start().waitFor();
    }
}
