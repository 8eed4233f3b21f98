package io.ganymede.trainer.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.util.Map;
import java.util.TreeMap;

/**
 * The PyTorch engine on one device, for the thread that opened it: the engine keeps its gradient mode per thread, so networks
 * are trained only on that thread.
 */
public final class EngineSession implements AutoCloseable {
    private static final String ENGINE = "PyTorch";

    private final Device device;
    private final NDManager arrays;

    private EngineSession(Device device) {
        this.device = device;
        this.arrays = NDManager.newBaseManager(device, ENGINE);
    }

    /**
     * Loads the engine from the class path (nothing is downloaded) and picks a device.
     *
     * @param device {@code cpu}, {@code gpu}, or {@code auto}: a GPU if there is one
     * @param threads threads of one operation on the CPU, at least 1
     * @throws PlatformException with reason InvalidArgument for an unknown or absent device
     */
    public static EngineSession open(String device, int threads) {
        System.setProperty("ai.djl.offline", "true");
        Engine engine = Engine.getEngine(ENGINE);
        JniUtils.setNumThreads(threads);
        JniUtils.setGradMode(false);
        return new EngineSession(choose(device, engine.getGpuCount()));
    }

    private static Device choose(String device, int gpus) {
        boolean gpu = device.equals("gpu") || (device.equals("auto") && gpus > 0);
        if (gpu && gpus > 0) {
            return Device.gpu();
        }
        if (device.equals("cpu") || device.equals("auto")) {
            return Device.cpu();
        }
        throw new PlatformException(
                Reason.INVALID_ARGUMENT,
                "device '" + device + "' cannot be used: found " + gpus + " GPUs; known: [auto, cpu, gpu]");
    }

    /** The owner of long-lived arrays; closed with the session. */
    public NDManager arrays() {
        return arrays;
    }

    public Device device() {
        return device;
    }

    /** Restarts the engine's own random numbers (noise and dropout inside networks). */
    public void seed(long seed) {
        JniUtils.setSeed(seed);
    }

    /** What computes: engine, versions, device, threads. */
    public Map<String, String> provenance() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("engine", "PyTorch " + Engine.getEngine(ENGINE).getVersion());
        facts.put("djl", Engine.getDjlVersion());
        facts.put("device", device.toString());
        facts.put("threads", Integer.toString(JniUtils.getNumThreads()));
        facts.put("jdk", System.getProperty("java.vm.version"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return facts;
    }

    @Override
    public void close() {
        arrays.close();
    }
}
