package io.ganymede.evaluator.page;

import java.util.List;

/** Where images of a class are to be found; images without classes have label 0. */
public interface Gallery {
    /** No image is known. */
    Gallery NONE = of(label -> List.of(), label -> List.of());

    /** Some generated images of a class, in order; empty when none is known. */
    List<Picture> generated(int label);

    /** Some real images of a class, likewise. */
    List<Picture> real(int label);

    /** Finds images of a class. */
    @FunctionalInterface
    interface Shelf {
        List<Picture> ofClass(int label);
    }

    /** A gallery of two shelves. */
    static Gallery of(Shelf generated, Shelf real) {
        return new Gallery() {
            @Override
            public List<Picture> generated(int label) {
                return generated.ofClass(label);
            }

            @Override
            public List<Picture> real(int label) {
                return real.ofClass(label);
            }
        };
    }
}
