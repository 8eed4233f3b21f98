/**
 * The friendly HTTP API under {@code /v1}: draw images, list models. Errors are problem documents (RFC 9457). Entry types: {@link
 * io.ganymede.sampler.rest.GenerateResource}, {@link io.ganymede.sampler.rest.ImageResource} and {@link
 * io.ganymede.sampler.rest.ModelsResource}.
 */
@NullMarked
package io.ganymede.sampler.rest;

import org.jspecify.annotations.NullMarked;
