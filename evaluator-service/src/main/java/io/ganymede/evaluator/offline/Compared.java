package io.ganymede.evaluator.offline;

import io.ganymede.evaluator.page.PageContent;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order.
 *
 * @param report for programs
 * @param page the same for people, with samples
 * @param moments of the generated features; absent when they are not asked for
 */
record Compared(
        ComparisonReport report, PageContent page, @Nullable Moments moments) {}
