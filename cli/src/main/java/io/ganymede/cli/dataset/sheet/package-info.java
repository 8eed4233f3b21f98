/**
 * Contact sheets: a picture of a data set, to see whether its images are right side up and rightly labelled. Entry type: {@link
 * io.ganymede.cli.dataset.sheet.ContactSheet}.
 */
@NullMarked
package io.ganymede.cli.dataset.sheet;

import org.jspecify.annotations.NullMarked;
