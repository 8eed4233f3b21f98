package io.ganymede.common.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.evaluation.ScoreSample.Kind;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedComparisonTest {
    private static final String PROTOCOL = "ab".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "INFLUENCE, 1.95, LOWER_IS_BETTER, NOT_SIGNIFICANT",
        "INFLUENCE, 1.97, LOWER_IS_BETTER, WORSE",
        "INFLUENCE, -1.97, LOWER_IS_BETTER, BETTER",
        "INFLUENCE, 1.97, HIGHER_IS_BETTER, BETTER",
        "REPLICATE, 3.9, HIGHER_IS_BETTER, NOT_SIGNIFICANT",
        "REPLICATE, -3.94, HIGHER_IS_BETTER, WORSE"
    })
    void theQuantileDecides(Kind kind, double quantiles, Direction direction, Verdict expected) {
        // Given differences of +-sqrt 3: deviation 2 of four, so an error of 1 for influences and 2 for replicates
        double r = Math.sqrt(3);
        ScoreSample before = new ScoreSample(10, kind, 1, 2, 3, 4);
        ScoreSample after = new ScoreSample(10 + quantiles, kind, 1 + r, 2 - r, 3 + r, 4 - r);

        ScoreComparison result = PairedComparison.of(before, after, direction);

        assertThat(result.difference()).isCloseTo(quantiles, within(1e-12));
        assertThat(result.standardError()).isCloseTo(kind == Kind.INFLUENCE ? 1 : 2, within(1e-12));
        assertThat(result.verdict()).isEqualTo(expected);
    }

    @Test
    void equalScoresAreNotSignificant() {
        ScoreSample score = new ScoreSample(1, Kind.INFLUENCE, 1, 2, 3);

        assertThat(PairedComparison.of(score, score, Direction.LOWER_IS_BETTER))
                .isEqualTo(new ScoreComparison(0, 0.0, Verdict.NOT_SIGNIFICANT));
        assertThat(Verdict.NOT_SIGNIFICANT).hasToString("not significant");
    }

    @Test
    void deviationsThatAreNoPairsAreRefused() {
        ScoreSample three = new ScoreSample(1, Kind.INFLUENCE, 1, 2, 3);
        ScoreSample two = new ScoreSample(1, Kind.INFLUENCE, 1, 2);

        assertThatThrownBy(() -> PairedComparison.of(three, two, Direction.LOWER_IS_BETTER))
                .isInstanceOf(PlatformException.class)
                .hasMessage("scores 'deviations' are not pairs: got 3 of INFLUENCE and 2 of INFLUENCE, expected equal");
    }

    @Test
    void withoutDeviationsAnyDifferenceDecides() {
        assertThat(PairedComparison.ofValues(2, 1.5, Direction.LOWER_IS_BETTER))
                .isEqualTo(new ScoreComparison(-0.5, null, Verdict.BETTER));
        assertThat(PairedComparison.ofValues(2, 2, Direction.HIGHER_IS_BETTER).verdict())
                .isEqualTo(Verdict.NOT_SIGNIFICANT);
    }

    @Test
    void aFileHoldsScoresBitForBit() {
        ScoreSample fid = new ScoreSample(12.5, Kind.INFLUENCE, 0.1, -0.3, 1e-300);
        ScoreSample classFid = new ScoreSample(40, Kind.REPLICATE, 39, 41.5);

        Map<String, ScoreSample> read = ScoreSamples.read(
                "deviations", ScoreSamples.write(PROTOCOL, Map.of("fid", fid, "classFid", classFid)), PROTOCOL);

        assertThat(read).containsOnlyKeys("fid", "classFid");
        assertThat(Objects.requireNonNull(read.get("fid")).deviations()).containsExactly(0.1, -0.3, 1e-300);
        assertThat(Objects.requireNonNull(read.get("fid")).value()).isEqualTo(12.5);
        assertThat(Objects.requireNonNull(read.get("classFid")).kind()).isEqualTo(Kind.REPLICATE);
    }

    @Test
    void scoresOfAnotherProtocolAreNotRanked() {
        byte[] file = ScoreSamples.write(PROTOCOL, Map.of("fid", new ScoreSample(1, Kind.INFLUENCE, 1, 2)));

        assertThatThrownBy(() -> ScoreSamples.read("deviations", file, "cd".repeat(32)))
                .isInstanceOf(PlatformException.class)
                .hasMessage("scores 'deviations' are not to be ranked with these: got protocol " + PROTOCOL
                        + ", expected " + "cd".repeat(32));
    }

    @Test
    void numbersThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new ScoreSample(1, Kind.INFLUENCE, 1, Double.NaN))
                .isInstanceOf(PlatformException.class)
                .hasMessage("score 'deviations' are not all finite: expected numbers");
        assertThatThrownBy(() -> new ScoreSample(1, Kind.INFLUENCE, 1))
                .isInstanceOf(PlatformException.class)
                .hasMessage("score 'deviations' are too few for an error: got 1, expected at least 2");
    }
}
