package io.ganymede.trainer.condition;

import io.ganymede.common.condition.ConditionKind;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import io.ganymede.common.latent.PhiloxStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Classes as often as among the labelled training images: {@code P(k) = n_k / n}. Generated images then come in the proportions
 * of the real ones, so that the discriminator cannot tell them apart by how often a class comes.
 */
final class MarginalClasses implements ConditionSource {
    private static final String NAME = "marginal";
    static final ConditionSourceType TYPE = new ConditionSourceType(
            NAME, ConditionKind.CLASSES, List.of(), (rows, options, seed) -> new MarginalClasses(rows));

    private final List<String> classes;
    private final Frequencies frequencies;

    private MarginalClasses(LabelRows rows) {
        classes = rows.space().names();
        long[] counts = new long[classes.size()];
        int[] known = rows.known();
        for (int image : known) {
            counts[rows.split().label(image)]++;
        }
        if (known.length == 0) {
            throw new PlatformException(
                    Reason.DATASET_UNAVAILABLE,
                    "conditions '" + NAME + "' need labelled training images to count: got none among "
                            + rows.split().count());
        }
        frequencies = new Frequencies(counts);
    }

    @Override
    public float[] draw(PhiloxStream stream, int count) {
        int size = classes.size();
        float[] y = new float[count * size];
        for (int i = 0; i < count; i++) {
            y[i * size + frequencies.draw(stream)] = 1;
        }
        return y;
    }

    @Override
    public Optional<ConditionReport> report() {
        List<ConditionReport.Frequency> shares = new ArrayList<>();
        for (int k = 0; k < classes.size(); k++) {
            shares.add(new ConditionReport.Frequency(classes.get(k), frequencies.share(k)));
        }
        return Optional.of(ConditionReport.ofFrequencies(NAME, shares));
    }
}
