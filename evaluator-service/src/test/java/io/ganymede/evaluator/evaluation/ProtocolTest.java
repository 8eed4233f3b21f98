package io.ganymede.evaluator.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.artifact.Digest;
import io.ganymede.evaluator.statistics.Ddof;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProtocolTest {
    /** What the first version of the platform wrote: figures that were made under it can still be ranked. */
    private static final String WITH_CLASSES = """
            {"dataset":{"manifestDigest":"m","name":"d","version":"1"},"ddof":"ONE",\
            "extractor":{"manifestDigest":"e","name":"c","networkDigest":"n","version":2},"inceptionSplits":10,\
            "latents":"l","metrics":["fid"],"onnxOpset":17,"order":"o","quantisation":"q","referenceSplit":"test",\
            "samplesPerClass":200,"seed":7,"trainingSplit":"train","version":1,"weights":"w"}""";

    @Test
    void digestOfAProtocolWithClassesDoesNotChange() {
        assertThat(protocol(null).digest()).isEqualTo(Digest.of(WITH_CLASSES));
    }

    @Test
    void theNumberOfImagesIsPartOfIt() {
        assertThat(protocol(2000L).digest())
                .isNotEqualTo(protocol(1000L).digest())
                .isNotEqualTo(protocol(null).digest());
    }

    private static Protocol protocol(@Nullable Long images) {
        return new Protocol(
                1,
                new Protocol.Extractor("c", 2, "e", "n"),
                new Protocol.Dataset("d", "1", "m"),
                "test",
                "train",
                200,
                images,
                7,
                Ddof.ONE,
                10,
                "w",
                "l",
                "q",
                "o",
                17,
                List.of("fid"));
    }
}
