package io.ganymede.trainer.method;

import io.ganymede.trainer.option.Options;
import java.util.List;

/**
 * A method whose whole game is played on the discriminator's classes, so that there is no adversarial loss to choose, and which can
 * learn from images without labels. Its options are those of {@link LabelOptions} and {@link UnlabelledOptions}, and its own.
 */
interface ClassHeadMethod extends GanMethod {
    @Override
    default List<String> losses() {
        return List.of();
    }

    @Override
    default LabelUse labels(Options options) {
        return UnlabelledOptions.labels(options);
    }

    @Override
    default boolean conditional(Options options) {
        return LabelOptions.predefined(options);
    }

    @Override
    default boolean usesUnlabelled(Options options) {
        return UnlabelledOptions.use(options).besideLabelled();
    }
}
