package io.ganymede.common.network;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the trained weight V of a node and the weight W that it computes with. V is read as a matrix
 * {@code [outputs, rest]}.
 */
public enum WeightNormalisation {
    /** {@code W = V}. */
    @JsonProperty("none")
    NONE,
    /**
     * {@code W = V / sigma}, sigma the largest singular value of V, estimated with a kept unit vector u ({@link
     * ParameterRole#LEFT_VECTOR}): a pass in training does one step {@code v = V^T u / |V^T u|, u = V v / |V v|}, without
     * gradient, and takes {@code sigma = u^T V v}; inference keeps u and takes {@code sigma = |V^T u| / |u|}, where a moving
     * average of networks may have made u shorter. Source: Miyato et al. 2018, arXiv 1802.05957, Algorithm 1.
     */
    @JsonProperty("spectral")
    SPECTRAL,
    /**
     * {@code W = g V / |V|} for each output, with a trained length g ({@link ParameterRole#GAIN}). Source: Salimans and Kingma
     * 2016, arXiv 1602.07868, section 2.
     */
    @JsonProperty("weight")
    WEIGHT;

    /** A component that JSON may lack, which means {@link #NONE}, and that is left out then. */
    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonProperty
    @JsonSetter(nulls = Nulls.SKIP)
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = AbsentWhenNone.class)
    @interface OptionalInJson {}

    /** Equals what is not written: the form in which Jackson takes such a rule. */
    static final class AbsentWhenNone {
        @Override
        public boolean equals(@Nullable Object value) {
            return value == NONE;
        }

        @Override
        public int hashCode() {
            return NONE.hashCode();
        }
    }
}
