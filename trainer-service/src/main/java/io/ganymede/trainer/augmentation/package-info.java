/**
 * Random changes of images before a network sees them. Entry types: {@link io.ganymede.trainer.augmentation.Augmentation} and
 * {@link io.ganymede.trainer.augmentation.Augmentations}.
 */
@NullMarked
package io.ganymede.trainer.augmentation;

import org.jspecify.annotations.NullMarked;
