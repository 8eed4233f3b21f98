/**
 * Brings a source to the local disk: downloads, and archives that are unpacked with limits. Entry type: {@link
 * io.ganymede.cli.dataset.archive.LocalSource}.
 */
@NullMarked
package io.ganymede.cli.dataset.archive;

import org.jspecify.annotations.NullMarked;
