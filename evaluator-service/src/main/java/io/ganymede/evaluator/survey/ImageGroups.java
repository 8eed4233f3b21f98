package io.ganymede.evaluator.survey;

/** Groups of images that may overlap, such as those that have an attribute. */
public interface ImageGroups {
    /** Number of groups. */
    int count();

    /** Whether an image is in a group. */
    boolean holds(long image, int group);
}
