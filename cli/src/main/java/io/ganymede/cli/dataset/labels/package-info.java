/**
 * What a data set knows of its images, made from what the source knows. Entry type: {@link
 * io.ganymede.cli.dataset.labels.LabelDerivation}.
 */
@NullMarked
package io.ganymede.cli.dataset.labels;

import org.jspecify.annotations.NullMarked;
