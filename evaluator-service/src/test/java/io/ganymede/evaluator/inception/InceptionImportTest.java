package io.ganymede.evaluator.inception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.evaluator.pickle.PickleWriter;
import io.ganymede.evaluator.torch.TorchFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InceptionImportTest {
    private final Path folder;

    InceptionImportTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aPublishedFileIsKnownByLengthAndDigest() {
        String digest = "6726825d0af5f729cebd5821db510b11b1cfad8faad88a03f1befd49fb9129b2";
        assertThat(PublishedFile.of(95_628_359, digest)).contains(PublishedFile.TORCH_2015);
        assertThat(PublishedFile.of(95_628_358, digest)).isEmpty();
        assertThat(PublishedFile.of(95_628_359, digest.replace('6', '7'))).isEmpty();
    }

    /** Everything that is wrong with the tensors is told at once. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wrongMissingAndSuperfluousTensorsAreNamed(boolean zip) {
        TorchFiles files = new TorchFiles()
                .tensor("fc.bias", List.of(1000L), new float[1000])
                .counter("Conv2d_1a_3x3.bn.weight", 3)
                .tensor("AuxLogits.fc.bias", List.of(1L), new float[1]);
        Path file = folder.resolve("w.pth");
        assertInvalid(
                zip ? files.zip(file) : files.stream(file),
                "file 'w.pth'",
                "tensor 'fc.bias' does not fit: got float32 [1000], expected float32 [1008]",
                "tensor 'Conv2d_1a_3x3.bn.weight' does not fit: got another type []",
                "tensor 'Conv2d_1a_3x3.conv.weight' is missing",
                "and 465 more like that",
                "tensor 'AuxLogits.fc.bias' does not belong to the network");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, -1})
    void numbersThatCannotBeAreNamed(float value) {
        assertInvalid(
                WeightFiles.constant(value).zip(folder.resolve("w.pth")),
                "running_var' holds " + value,
                "a finite number");
    }

    @Test
    void wrongMissingAndSuperfluousConstantsAreNamed() {
        Path file = new GraphFile()
                .floats("softmax/biases", List.of(1000L), new float[1000])
                .floats("conv/conv2d_params", List.of(3L, 3L, 3L, 32L), new float[5])
                .floats("mixed_11/conv/conv2d_params", List.of(1L), new float[1])
                .write(folder.resolve("g.pb"));
        assertInvalid(
                file,
                "tensor 'softmax/biases' does not fit: got float32 [1000], expected float32 [1008]",
                "tensor 'conv/conv2d_params' is cut off: got 20 bytes of content, expected 3456",
                "tensor 'conv/batchnorm/gamma' is missing",
                "tensor 'mixed_11/conv/conv2d_params' does not belong to the network");
    }

    @Test
    void aNodeThatStandsThereTwiceIsRefused() {
        GraphFile graph = new GraphFile();
        graph.floats("a", List.of(1L), new float[1]).floats("a", List.of(1L), new float[1]);
        assertInvalid(graph.write(folder.resolve("g.pb")), "'a' stands there twice");
    }

    @Test
    void aGraphThatIsCutOffIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(new GraphFile()
                .floats("softmax/biases", List.of(1008L), new float[1008])
                .write(folder.resolve("g.pb")));
        for (int length = 4; length < whole.length; length += 37) {
            Path cut = Files.write(folder.resolve("cut.pb"), java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> InceptionImport.read(cut))
                    .isInstanceOfSatisfying(
                            PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE));
        }
    }

    @Test
    void aFileThatTriesToRunCodeIsRefused() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(TorchFiles.streamStart());
        Path trace = folder.resolve("trace");
        file.writeBytes(new PickleWriter()
                .global("os", "system")
                .string("touch " + trace)
                .raw(0x85, 'R')
                .stop());
        Path written = Files.write(folder.resolve("evil.pth"), file.toByteArray());
        assertInvalid(written, "file 'evil.pth'", "names the global 'os.system', which is never loaded");
        assertThat(trace).doesNotExist();
    }

    @Test
    void whatIsNoFileOfWeightsIsRefused() throws IOException {
        assertInvalid(Files.writeString(folder.resolve("a.txt"), "hello"), "begins with bytes '68656c6c'");
        assertInvalid(Files.write(folder.resolve("empty"), new byte[0]), "begins with bytes ''");
        assertThatThrownBy(() -> InceptionImport.read(folder.resolve("absent.pb")))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND))
                .hasMessageContaining("'absent.pb'");
    }

    private static void assertInvalid(Path file, String... parts) {
        assertThatThrownBy(() -> InceptionImport.read(file))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_FILE))
                .hasMessageContainingAll(parts);
    }
}
