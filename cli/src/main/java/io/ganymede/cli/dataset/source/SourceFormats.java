package io.ganymede.cli.dataset.source;

import io.ganymede.common.naming.NamedRegistry;
import java.util.List;

/** Every format, by name. */
public final class SourceFormats {
    public static final NamedRegistry<SourceFormat> ALL = NamedRegistry.of(
            "format",
            List.<SourceFormat>of(
                    new IdxFormat(),
                    CifarFormat.ten(),
                    CifarFormat.hundred(),
                    new FolderFormat(),
                    new TinyImageNetFormat(),
                    new AttributesFormat(),
                    NumpyFormat.npz(),
                    NumpyFormat.npy(),
                    new SafetensorsFormat()),
            SourceFormat::name);

    private SourceFormats() {}
}
