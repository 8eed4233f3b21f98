/**
 * Training requests as people write them: a file, a preset and changes by path. Entry type: {@link
 * io.ganymede.cli.request.RequestDraft}.
 */
@NullMarked
package io.ganymede.cli.request;

import org.jspecify.annotations.NullMarked;
