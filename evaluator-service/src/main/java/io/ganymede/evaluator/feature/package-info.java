/**
 * Features of images from any ONNX network, ours, imported or the operator's, with the preparation that it was made for.
 * Entry types: {@link io.ganymede.evaluator.feature.FeatureNetworkDescriptor} and {@link
 * io.ganymede.evaluator.feature.FeatureNetwork}.
 */
@NullMarked
package io.ganymede.evaluator.feature;

import org.jspecify.annotations.NullMarked;
