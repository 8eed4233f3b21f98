package io.ganymede.common.error;

/** Who has to act on an error; the kind decides between rejection, retry, delay and dead letter. */
public enum ErrorKind {
    /** The request is wrong: reject it, never retry. */
    USER,
    /** A neighbour (broker, object store) failed: retry with backoff. */
    EXTERNAL,
    /** Memory, disk or a device is short: delay. */
    RESOURCE,
    /** A defect of Ganymede: dead letter, and an alarm. */
    INTERNAL
}
