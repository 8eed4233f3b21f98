/**
 * An evaluation as a page for people: one HTML file that needs no other file, no network and no script. What it shows is a {@link
 * io.ganymede.evaluator.page.PageContent}; {@link io.ganymede.evaluator.page.ReportPage} writes it. Knows nothing of where the
 * scores come from.
 */
@NullMarked
package io.ganymede.evaluator.page;

import org.jspecify.annotations.NullMarked;
