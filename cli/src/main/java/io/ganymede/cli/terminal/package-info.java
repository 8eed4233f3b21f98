/**
 * What people see: tables, progress. Entry type: {@link io.ganymede.cli.terminal.ProgressView}.
 */
@NullMarked
package io.ganymede.cli.terminal;

import org.jspecify.annotations.NullMarked;
