/**
 * Sources of one file an image, with directories or tables that say what is in it. Entry types: {@link
 * io.ganymede.cli.dataset.file.FolderFormat}, {@link io.ganymede.cli.dataset.file.TinyImageNetFormat} and {@link
 * io.ganymede.cli.dataset.file.AttributesFormat}.
 */
@NullMarked
package io.ganymede.cli.dataset.file;

import org.jspecify.annotations.NullMarked;
