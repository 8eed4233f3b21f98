package io.ganymede.cli.dataset.image;

/** What shows through the transparent pixels of an image. */
public enum Background {
    WHITE,
    BLACK
}
