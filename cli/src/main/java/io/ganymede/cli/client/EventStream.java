package io.ganymede.cli.client;

import io.ganymede.common.event.Event;
import java.time.Duration;
import java.util.List;

/** Events from the beginning of their topics. */
public interface EventStream extends AutoCloseable {
    /** The next events, waiting for at most the given time. */
    List<Event<?>> poll(Duration patience);

    /** Everything that was there when the stream was opened, or has come since. */
    List<Event<?>> readToEnd();

    @Override
    void close();
}
