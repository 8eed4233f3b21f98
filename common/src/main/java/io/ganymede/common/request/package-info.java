/**
 * From what a user writes to what is trained: the strict check of a training request, the presets, and the merge of both into
 * a spec with every default resolved. Entry types: {@link io.ganymede.common.request.TrainingRequests} and {@link
 * io.ganymede.common.request.Presets}.
 */
@NullMarked
package io.ganymede.common.request;

import org.jspecify.annotations.NullMarked;
