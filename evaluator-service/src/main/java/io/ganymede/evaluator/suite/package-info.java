/**
 * The metrics of an evaluation behind one interface, {@link io.ganymede.evaluator.suite.Metric}, listed in {@link
 * io.ganymede.evaluator.suite.MetricSuite}. A new metric is a class of its own and a line of that list.
 */
@NullMarked
package io.ganymede.evaluator.suite;

import org.jspecify.annotations.NullMarked;
