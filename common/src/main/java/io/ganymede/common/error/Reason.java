package io.ganymede.common.error;

/** Stable reason codes; they appear in events, dead-letter headers, problem documents and meter tags. */
public enum Reason {
    INVALID_SPEC("InvalidSpec", ErrorKind.USER),
    MALFORMED_EVENT("MalformedEvent", ErrorKind.USER),
    MISSING_KEY("MissingKey", ErrorKind.USER),
    TOO_LARGE("TooLarge", ErrorKind.USER),
    DUPLICATE_JOB_ID("DuplicateJobId", ErrorKind.USER),
    INVALID_ARGUMENT("InvalidArgument", ErrorKind.USER),
    INVALID_FILE("InvalidFile", ErrorKind.USER),
    NOT_FOUND("NotFound", ErrorKind.USER),
    ALREADY_EXISTS("AlreadyExists", ErrorKind.USER),
    DATASET_UNAVAILABLE("DatasetUnavailable", ErrorKind.USER),
    CLASSIFIER_UNAVAILABLE("ClassifierUnavailable", ErrorKind.USER),
    /** A newer one has taken its place. */
    SUPERSEDED("Superseded", ErrorKind.USER),
    MODEL_UNAVAILABLE("ModelUnavailable", ErrorKind.EXTERNAL),
    INVALID_NETWORK("InvalidNetwork", ErrorKind.USER),
    DIGEST_MISMATCH("DigestMismatch", ErrorKind.EXTERNAL),
    ACCESS_DENIED("AccessDenied", ErrorKind.USER),
    ARTIFACT_STORE_UNAVAILABLE("ArtifactStoreUnavailable", ErrorKind.EXTERNAL),
    BROKER_UNAVAILABLE("BrokerUnavailable", ErrorKind.EXTERNAL),
    PORT_IN_USE("PortInUse", ErrorKind.RESOURCE),
    OUT_OF_MEMORY("OutOfMemory", ErrorKind.RESOURCE),
    OVERLOADED("Overloaded", ErrorKind.RESOURCE),
    NON_FINITE_LOSS("NonFiniteLoss", ErrorKind.USER),
    LEASE_EXPIRED("LeaseExpired", ErrorKind.EXTERNAL),
    MAX_ATTEMPTS_EXCEEDED("MaxAttemptsExceeded", ErrorKind.EXTERNAL),
    PREEMPTED("Preempted", ErrorKind.EXTERNAL),
    PARITY_FAILED("ParityFailed", ErrorKind.INTERNAL),
    INTERNAL("Internal", ErrorKind.INTERNAL);

    private final String code;
    private final ErrorKind kind;

    Reason(String code, ErrorKind kind) {
        this.code = code;
        this.kind = kind;
    }

    public String code() {
        return code;
    }

    public ErrorKind kind() {
        return kind;
    }
}
