package io.ganymede.cli.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganymede.common.dataset.Attribute;
import org.junit.jupiter.api.Test;

class AttributeStatisticsTest {
    @Test
    void twoValuesAreBinary() {
        assertThat(of(-1, 1, 1).attribute()).isEqualTo(Attribute.binary("A"));
        assertThat(of(0, 1, 0).attribute()).isEqualTo(Attribute.binary("A"));
        assertThat(of(1, 1).attribute()).isEqualTo(Attribute.binary("A"));
        assertThat(of().attribute()).isEqualTo(Attribute.binary("A"));
    }

    @Test
    void othersAreRealWithTheirRange() {
        assertThat(of(-1, 0, 1).attribute()).isEqualTo(Attribute.real("A", -1, 1));
        assertThat(of(2.5f, 0.5f).attribute()).isEqualTo(Attribute.real("A", 0.5, 2.5));
        assertThat(of(0, 1).real()).isEqualTo(Attribute.real("A", 0, 1));
        assertThat(of().real()).isEqualTo(Attribute.real("A", 0, 0));
    }

    @Test
    void binaryValuesBecomeZeroAndOne() {
        assertThat(AttributeStatistics.value(Attribute.binary("A"), -1)).isZero();
        assertThat(AttributeStatistics.value(Attribute.binary("A"), 1)).isEqualTo(1);
        assertThat(AttributeStatistics.value(Attribute.binary("A"), Float.NaN)).isNaN();
        assertThat(AttributeStatistics.value(Attribute.real("A", -1, 1), -1)).isEqualTo(-1);
    }

    @Test
    void fewStraysAreNotedAndManyAreNot() {
        SourceFindings findings = new SourceFindings();

        of(-1, 1, -1, 1, -1, 1, -1, 1, -1).noteStrays(findings, place -> "nowhere");
        of(-1, 1, -1, 1, -1, 1, -1, 5, 6).noteStrays(findings, place -> "nowhere");
        assertThat(findings.notes()).isEmpty();

        of(-1, 1, -1, 1, -1, 1, -1, -11, 1, 1).noteStrays(findings, place -> "row " + place);
        assertThat(findings.notes())
                .containsExactly("attribute 'A' is taken as real: 1 of 10 values are not in {-1, 1}, the first -11.0 in"
                        + " row 7");
    }

    private static AttributeStatistics of(float... values) {
        AttributeStatistics statistics = new AttributeStatistics("A");
        for (int i = 0; i < values.length; i++) {
            statistics.add(values[i], i);
        }
        return statistics;
    }
}
