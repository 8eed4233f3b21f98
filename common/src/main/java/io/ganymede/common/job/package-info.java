/**
 * What a user asks to have trained, fully resolved, and what is known about that job at any moment. Entry types: {@link
 * io.ganymede.common.job.TrainingSpec} and {@link io.ganymede.common.job.JobSnapshot}.
 */
@NullMarked
package io.ganymede.common.job;

import org.jspecify.annotations.NullMarked;
