/**
 * Where images come from: one file a format. Entry types: {@link io.ganymede.cli.dataset.source.SourceFormats} and {@link
 * io.ganymede.cli.dataset.source.ImageSource}.
 */
@NullMarked
package io.ganymede.cli.dataset.source;

import org.jspecify.annotations.NullMarked;
