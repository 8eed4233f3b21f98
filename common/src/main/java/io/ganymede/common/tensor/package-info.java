/**
 * Tensors at rest: a typed block of little-endian numbers and the safetensors file that holds them. Entry types: {@link
 * io.ganymede.common.tensor.Tensor} and {@link
 * io.ganymede.common.tensor.SafetensorsFile}.
 */
@NullMarked
package io.ganymede.common.tensor;

import org.jspecify.annotations.NullMarked;
