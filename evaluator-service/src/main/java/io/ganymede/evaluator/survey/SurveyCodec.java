package io.ganymede.evaluator.survey;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.tensor.SafetensorsFile;
import io.ganymede.common.tensor.SafetensorsWriter;
import io.ganymede.common.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A survey as safetensors, to the bit: the tensors of {@link StatisticsCodec}, and where each image was kept {@code rows.features} F32
 * [N, d], {@code rows.logits} F32 [N, K] and {@code rows.labels} I64 [N], empty for images without labels.
 */
public final class SurveyCodec {
    private static final String FEATURES = "rows.features";
    private static final String LOGITS = "rows.logits";
    private static final String LABELS = "rows.labels";

    private SurveyCodec() {}

    public static byte[] write(Survey survey) {
        Map<String, Tensor> tensors = StatisticsCodec.tensors(survey.statistics());
        SeenRows rows = survey.rows();
        if (rows != null) {
            long n = rows.count();
            tensors.put(
                    FEATURES, Tensor.ofFloats(List.of(n, (long) rows.features().columns()), rows.featureValues()));
            tensors.put(LOGITS, Tensor.ofFloats(List.of(n, (long) rows.logits().columns()), rows.logitValues()));
            long[] labels = Arrays.stream(rows.labels()).asLongStream().toArray();
            tensors.put(LABELS, Tensor.ofLongs(List.of((long) labels.length), labels));
        }
        return SafetensorsWriter.toBytes(tensors, Map.of());
    }

    /**
     * The survey of a file.
     *
     * @param label what the file is called in messages
     * @throws PlatformException with reason InvalidFile when it does not hold one
     */
    public static Survey read(String label, byte[] bytes) {
        try (SafetensorsFile file = SafetensorsFile.of(label, bytes)) {
            return new Survey(
                    StatisticsCodec.read(label, file), file.names().contains(FEATURES) ? rows(label, file) : null);
        }
    }

    private static SeenRows rows(String label, SafetensorsFile file) {
        Tensor features = file.tensor(FEATURES);
        Tensor logits = file.tensor(LOGITS);
        if (features.shape().size() != 2 || logits.shape().size() != 2) {
            throw new PlatformException(
                    Reason.INVALID_FILE,
                    "survey '" + label + "' cannot be read: got " + features + " and " + logits
                            + ", expected F32 [N, d] and [N, K]");
        }
        return new SeenRows(
                Math.toIntExact(features.shape().get(1)),
                Math.toIntExact(logits.shape().get(1)),
                features.toFloats(),
                logits.toFloats(),
                Arrays.stream(file.tensor(LABELS).toLongs())
                        .mapToInt(Math::toIntExact)
                        .toArray());
    }
}
