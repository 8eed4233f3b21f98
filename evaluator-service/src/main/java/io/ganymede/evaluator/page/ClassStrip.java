package io.ganymede.evaluator.page;

import java.util.List;

/**
 * Images of a class, or of all together.
 *
 * @param name of the class
 * @param standing how it does among the classes, in words; may be empty
 * @param generated some of its generated images, at least one
 * @param real some of its real images; empty when they are not known
 */
public record ClassStrip(String name, String standing, List<Picture> generated, List<Picture> real) {
    public ClassStrip {
        generated = List.copyOf(generated);
        real = List.copyOf(real);
    }
}
