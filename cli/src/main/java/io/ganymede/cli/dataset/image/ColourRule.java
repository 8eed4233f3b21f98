package io.ganymede.cli.dataset.image;

/** What becomes of the channels of an image. */
public enum ColourRule {
    /** They stay. */
    AS_IS,
    /** One channel: luma of ITU-R BT.601, as Pillow's {@code convert("L")}. */
    GREY,
    /** Three channels; a grey image's is taken three times. */
    RGB
}
