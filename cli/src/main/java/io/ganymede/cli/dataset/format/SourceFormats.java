package io.ganymede.cli.dataset.format;

import io.ganymede.cli.dataset.array.CifarFormat;
import io.ganymede.cli.dataset.array.IdxFormat;
import io.ganymede.cli.dataset.array.NumpyFormat;
import io.ganymede.cli.dataset.array.SafetensorsFormat;
import io.ganymede.cli.dataset.file.AttributesFormat;
import io.ganymede.cli.dataset.file.FolderFormat;
import io.ganymede.cli.dataset.file.TinyImageNetFormat;
import io.ganymede.cli.dataset.source.SourceFormat;
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
