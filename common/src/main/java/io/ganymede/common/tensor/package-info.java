/**
 * Tensors at rest: a typed block of little-endian numbers and the safetensors file that holds them; arrays in NumPy's format
 * are read and written for exchange with other tools. Entry types: {@link io.ganymede.common.tensor.Tensor}, {@link
 * io.ganymede.common.tensor.SafetensorsFile} and {@link io.ganymede.common.tensor.NpzFile}.
 */
@NullMarked
package io.ganymede.common.tensor;

import org.jspecify.annotations.NullMarked;
