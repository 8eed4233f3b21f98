package io.ganymede.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTableTest {
    private final Path file;

    ReportTableTest(@TempDir Path directory) {
        this.file = directory.resolve("report.json");
    }

    @Test
    void tellsNumbersWithTheirErrorsThenWhatIsMissing() throws IOException {
        Files.writeString(file, """
                {"protocol": {"name": "ganymede"},
                 "metrics": {
                   "fid": {"value": 12.34567891, "standardError": 0.1234},
                   "fidInfinity": {"value": -1.5e-13, "interval": [-0.25, 1.75]},
                   "kid": {"value": 0.5, "interval": {"low": 0.25, "high": 0.75}},
                   "precision": {"value": 1, "neighbours": 5},
                   "parzen": {"value": null}},
                 "skipped": {"cas": "no labels", "classFid": {"reason": "one class"}},
                 "warnings": ["N < d"]}
                """);

        assertThat(ReportTable.lines(EvaluationReport.read(file)))
                .containsExactly(
                        "METRIC       VALUE     ERROR",
                        "fid          12.3457   ± 0.12",
                        "fidInfinity  -1.5e-13  [-0.25, 1.75]",
                        "kid          0.5       [0.25, 0.75]",
                        "precision    1",
                        "parzen       -",
                        "skipped cas: no labels",
                        "skipped classFid: one class",
                        "warning: N < d");
    }

    @Test
    void saysWhenThereIsNoNumber() throws IOException {
        Files.writeString(file, "{\"metrics\": {}}");

        assertThat(ReportTable.lines(EvaluationReport.read(file))).containsExactly("no metric could be computed");
    }

    @Test
    void refusesWhatIsNoReport() throws IOException {
        assertThatThrownBy(() -> EvaluationReport.read(file)).hasMessageContaining("cannot be read");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> EvaluationReport.read(file)).hasMessageContaining("has no object 'metrics'");
    }
}
