/**
 * Jobs, presets and parts over HTTP, to be read. Requests come by topic. Entry type: {@link
 * io.ganymede.trainer.service.rest.JobsResource}.
 */
@NullMarked
package io.ganymede.trainer.service.rest;

import org.jspecify.annotations.NullMarked;
