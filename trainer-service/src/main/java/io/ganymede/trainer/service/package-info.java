/**
 * The service around coordinator and runner: configuration, wiring, start and stop. Entry types: {@link
 * io.ganymede.trainer.service.TrainerConfig}, {@link io.ganymede.trainer.service.TrainerLife}.
 */
@NullMarked
package io.ganymede.trainer.service;

import org.jspecify.annotations.NullMarked;
