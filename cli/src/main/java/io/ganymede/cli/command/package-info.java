/**
 * One class a subcommand: options in, calls of the concept packages, text out.
 */
@NullMarked
package io.ganymede.cli.command;

import org.jspecify.annotations.NullMarked;
