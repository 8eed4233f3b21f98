/**
 * Where numbers come from: the machine and the sources. Entry types: {@link io.ganymede.cli.provenance.Machine} and {@link
 * io.ganymede.cli.provenance.SourceRevision}.
 */
@NullMarked
package io.ganymede.cli.provenance;

import org.jspecify.annotations.NullMarked;
