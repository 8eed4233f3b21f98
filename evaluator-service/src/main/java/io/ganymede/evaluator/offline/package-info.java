/**
 * One evaluation of given images or features, without broker and store: what {@code ganymede evaluate} runs. The command turns both
 * sides into safetensors files and writes an order; this side reads, looks, measures and writes the report.
 */
@NullMarked
package io.ganymede.evaluator.offline;

import org.jspecify.annotations.NullMarked;
