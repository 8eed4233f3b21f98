/**
 * Images shown to a classifier, and what is kept of them. Entry types: {@link io.ganymede.evaluator.survey.ImageSurvey}, which looks,
 * {@link io.ganymede.evaluator.survey.ImageStatistics}, what is known of a set of images whatever their number, and {@link
 * io.ganymede.evaluator.survey.Survey}, that with what was seen of each image. All of them can be put together from parts.
 */
@NullMarked
package io.ganymede.evaluator.survey;

import org.jspecify.annotations.NullMarked;
