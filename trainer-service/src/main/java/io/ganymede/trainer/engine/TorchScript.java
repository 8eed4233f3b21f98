package io.ganymede.trainer.engine;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An operation of the engine that DJL has no call for, as a TorchScript module of one function. The archive is what
 * {@code torch.jit.save} writes for a module without state: its code as text, a pickle that names its class, an empty tuple
 * of constants, and the version of the format.
 *
 * @param className name of the module's class in the code
 * @param code the class in TorchScript
 */
record TorchScript(String className, String code) {
    /** The archive's only folder; the engine takes its name from the first entry. */
    private static final String FOLDER = "module/";
    /** Of the format of the archive; operations called by name mean the same in every version. */
    private static final String VERSION = "3\n";

    /**
     * Compiles the module for a manager's device.
     *
     * @param purpose what is impossible without it, for the message
     * @throws PlatformException with reason Internal when the engine cannot
     */
    PtSymbolBlock load(PtNDManager owner, String purpose) {
        try {
            // No mapped devices (there are no tensors in it), and no size ahead of the archive.
            return JniUtils.loadModule(owner, new ByteArrayInputStream(archive()), false, false);
        } catch (EngineException | IOException | LinkageError e) {
            throw new PlatformException(
                    Reason.INTERNAL,
                    purpose + " are unavailable: the engine cannot load the module '" + className + "': "
                            + e.getMessage(),
                    e);
        }
    }

    private byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "data.pkl", pickle("c__torch__\n" + className + "\n)\u0081}b"));
            put(zip, "code/__torch__.py", code);
            put(zip, "constants.pkl", pickle(")"));
            put(zip, "version", VERSION);
        }
        return bytes.toByteArray();
    }

    /** Protocol 2; an object is class, arguments, new, attributes, build. */
    private static String pickle(String value) {
        return "\u0080\u0002" + value + ".";
    }

    /** The format wants entries as they are, not compressed. */
    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry(FOLDER + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
