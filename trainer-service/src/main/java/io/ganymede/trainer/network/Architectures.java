package io.ganymede.trainer.network;

import io.ganymede.common.naming.NamedRegistry;
import java.util.List;

/** Every architecture, by name. */
public final class Architectures {
    /** Generators with their discriminators. */
    public static final NamedRegistry<Architecture> GAN = NamedRegistry.of(
            "architecture",
            List.of(
                    new PixelShuffleArchitecture("tiny", 64, 32),
                    new PixelShuffleArchitecture("small", 128, 64),
                    new Dcgan28Architecture(),
                    new Keras28Architecture(),
                    new CaganArchitecture(),
                    new AmGanArchitecture(),
                    new ResidualArchitecture(),
                    new CganLfwArchitecture(),
                    new MlpMaxoutArchitecture(),
                    new MlpArchitecture()),
            Architecture::name);

    /** Classifiers. */
    public static final NamedRegistry<ClassifierArchitecture> CLASSIFIER = NamedRegistry.of(
            "architecture",
            List.of(new ConvolutionalClassifier(), new DenseNetClassifier()),
            ClassifierArchitecture::name);

    private Architectures() {}
}
