/**
 * What a format of source files is to the import, and the rules that all formats share: names of splits, the directory of the
 * files, what is binary and what is real. Entry types: {@link io.ganymede.cli.dataset.source.SourceFormat} and {@link
 * io.ganymede.cli.dataset.source.ImageSource}.
 */
@NullMarked
package io.ganymede.cli.dataset.source;

import org.jspecify.annotations.NullMarked;
