/**
 * State dictionaries that PyTorch saved: tensors by name, read from the stream of before version 1.6 or from the zip file of
 * since. Entry type: {@link io.ganymede.evaluator.torch.StateDictionary}.
 */
@NullMarked
package io.ganymede.evaluator.torch;

import org.jspecify.annotations.NullMarked;
