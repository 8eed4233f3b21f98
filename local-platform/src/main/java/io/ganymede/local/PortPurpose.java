package io.ganymede.local;

/** What a port of the local platform is for, in the words and with the option that a user of the command line knows. */
public enum PortPurpose {
    /** The port that Kafka clients connect to. */
    BROKER("Kafka broker", "--kafka-port"),
    /** The port of the S3 API. */
    OBJECT_STORE("object store", "--s3-port");

    private final String label;
    private final String option;

    PortPurpose(String label, String option) {
        this.label = label;
        this.option = option;
    }

    /** The name of the part that listens, as it appears in messages. */
    public String label() {
        return label;
    }

    /** The command line option that chooses another port. */
    public String option() {
        return option;
    }
}
