/** What the command line runs in a process of its own: mains that print and end. */
@NullMarked
package io.ganymede.evaluator.command;

import org.jspecify.annotations.NullMarked;
