/**
 * Every format that images can be imported from, by name. Entry type: {@link io.ganymede.cli.dataset.format.SourceFormats}.
 */
@NullMarked
package io.ganymede.cli.dataset.format;

import org.jspecify.annotations.NullMarked;
