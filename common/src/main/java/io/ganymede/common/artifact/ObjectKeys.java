package io.ganymede.common.artifact;

import java.util.Locale;

/** The layout of the bucket. Nothing in it is ever overwritten; a manifest is written last and makes the rest visible. */
public final class ObjectKeys {
    public static final String MANIFEST = "manifest.json";

    private ObjectKeys() {}

    /** {@code datasets/}: one folder a data set, in it one a version. */
    public static String datasets() {
        return "datasets/";
    }

    public static String dataset(String name, String version) {
        return datasets() + name + "/" + version + "/";
    }

    /** The folder of a checkpoint; steps have ten digits, so keys sort by step. */
    public static String checkpoint(String jobId, int attempt, long step) {
        return String.format(Locale.ROOT, "jobs/%s/attempts/%d/checkpoints/%010d/", jobId, attempt, step);
    }

    /** The folder of the report on one checkpoint under one protocol. */
    public static String evaluation(String checkpointDigest, String protocolDigest) {
        return "evaluations/" + checkpointDigest + "/" + protocolDigest + "/";
    }

    /** The folder of the list of a job's evaluations under one protocol. */
    public static String jobEvaluations(String jobId, String protocolDigest) {
        return "jobs/" + jobId + "/evaluations/" + protocolDigest + "/";
    }

    /** The entry of one of them; keys sort by attempt, then by step. */
    public static String jobEvaluation(String jobId, String protocolDigest, int attempt, long step) {
        return jobEvaluations(jobId, protocolDigest) + String.format(Locale.ROOT, "%06d-%010d.json", attempt, step);
    }

    /** {@code models/}: one folder a model, in it one a version. */
    public static String models() {
        return "models/";
    }

    /** The folder of a model version; versions have six digits, so keys sort by version. */
    public static String model(String name, int version) {
        return String.format(Locale.ROOT, "models/%s/%06d/", name, version);
    }

    /** The folder of cached statistics of one data set seen through one extractor. */
    public static String reference(String datasetDigest, String extractorDigest) {
        return "references/" + datasetDigest + "/" + extractorDigest + "/";
    }
}
