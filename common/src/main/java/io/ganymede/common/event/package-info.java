/**
 * The Kafka contract: topics, event records and their CloudEvents form. Entry types: {@link
 * io.ganymede.common.event.EventType} and {@link io.ganymede.common.event.EventCodec}.
 */
@NullMarked
package io.ganymede.common.event;

import org.jspecify.annotations.NullMarked;
