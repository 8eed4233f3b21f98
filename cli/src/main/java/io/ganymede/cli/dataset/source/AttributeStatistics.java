package io.ganymede.cli.dataset.source;

import io.ganymede.common.dataset.Attribute;
import java.util.function.IntFunction;

/**
 * Finds out what an attribute is from its values: binary when all are in {-1, 1} or all in {0, 1}, else real with a range. Not
 * thread-safe.
 */
public final class AttributeStatistics {
    /** Share of values that fit from which on the others are taken for errors. */
    private static final double NEARLY = 0.9;

    private final String name;
    private final Domain signs = new Domain(-1, "{-1, 1}");
    private final Domain bits = new Domain(0, "{0, 1}");
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private long count;

    public AttributeStatistics(String name) {
        this.name = name;
    }

    /**
     * Takes a value into account.
     *
     * @param value a finite number
     * @param place where it stands, for {@link #noteStrays}
     */
    public void add(float value, int place) {
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        signs.add(value, place);
        bits.add(value, place);
        count++;
    }

    /** The attribute: binary where its values allow it, and where there is none. */
    public Attribute attribute() {
        return isBinary() ? Attribute.binary(name) : real();
    }

    /** The attribute where it is known to be real; its range is 0 to 0 where there is no value. */
    public Attribute real() {
        return Attribute.real(name, count == 0 ? 0 : minimum, count == 0 ? 0 : maximum);
    }

    /** Value of an attribute as a data set has it, from the source's: 0 or 1 where it is binary; NaN stays NaN. */
    public static float value(Attribute attribute, float given) {
        return attribute.isBinary() ? Math.max(given, 0) : given;
    }

    /**
     * Says so when few values keep an attribute from being binary: a single typing error does, and must not go unseen.
     *
     * @param shown what messages call a place
     */
    public void noteStrays(SourceFindings findings, IntFunction<String> shown) {
        Domain nearest = signs.within > bits.within ? signs : bits;
        if (!isBinary() && nearest.within >= NEARLY * count) {
            findings.note("attribute '" + name + "' is taken as real: " + (count - nearest.within) + " of " + count
                    + " values are not in " + nearest.shown + ", the first " + nearest.stray + " in "
                    + shown.apply(nearest.strayPlace));
        }
    }

    private boolean isBinary() {
        return signs.within == count || bits.within == count;
    }

    /** The values that a binary attribute may have, and what was found of them. */
    private static final class Domain {
        private final float low;
        private final String shown;
        private long within;
        private float stray;
        private int strayPlace = -1;

        Domain(float low, String shown) {
            this.low = low;
            this.shown = shown;
        }

        void add(float value, int place) {
            if (value == low || value == 1) {
                within++;
            } else if (strayPlace < 0) {
                stray = value;
                strayPlace = place;
            }
        }
    }
}
