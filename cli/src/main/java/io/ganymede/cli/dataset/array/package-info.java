/**
 * Sources whose files hold many images each: IDX, CIFAR, NumPy arrays and safetensors. Entry types: {@link
 * io.ganymede.cli.dataset.array.IdxFormat}, {@link io.ganymede.cli.dataset.array.CifarFormat}, {@link
 * io.ganymede.cli.dataset.array.NumpyFormat} and {@link io.ganymede.cli.dataset.array.SafetensorsFormat}.
 */
@NullMarked
package io.ganymede.cli.dataset.array;

import org.jspecify.annotations.NullMarked;
