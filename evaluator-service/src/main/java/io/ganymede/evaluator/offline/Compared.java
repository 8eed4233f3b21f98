package io.ganymede.evaluator.offline;

import io.ganymede.evaluator.page.PageContent;

/**
 * What came of an order.
 *
 * @param report for programs
 * @param page the same for people, with samples
 */
record Compared(ComparisonReport report, PageContent page) {}
