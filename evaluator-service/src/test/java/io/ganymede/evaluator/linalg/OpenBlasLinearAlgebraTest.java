package io.ganymede.evaluator.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenBlasLinearAlgebraTest extends LinearAlgebraContract {
    OpenBlasLinearAlgebraTest() {
        super(new OpenBlasLinearAlgebra());
    }

    @Test
    void descriptionNamesEngineAndThreads() {
        assertThat(new OpenBlasLinearAlgebra().description())
                .startsWith("OpenBLAS 0.3")
                .endsWith("1 thread");
    }
}
