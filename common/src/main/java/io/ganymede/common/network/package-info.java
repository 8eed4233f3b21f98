/**
 * Networks as data: a directed graph of named nodes that is written into manifests and read by every interpreter (shapes
 * here, DJL in the trainer, ONNX for serving). Entry type: {@link io.ganymede.common.network.NetworkDescription}.
 */
@NullMarked
package io.ganymede.common.network;

import org.jspecify.annotations.NullMarked;
