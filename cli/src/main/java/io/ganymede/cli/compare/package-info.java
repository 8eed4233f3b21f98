/**
 * Presets compared under one budget: a job each, followed to its scores, and one table. Entry types: {@link
 * io.ganymede.cli.compare.ComparisonSettings} and {@link io.ganymede.cli.compare.Comparison}.
 */
@NullMarked
package io.ganymede.cli.compare;

import org.jspecify.annotations.NullMarked;
