package io.ganymede.trainer.worker;

import io.ganymede.common.error.PlatformException;
import io.ganymede.common.error.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * What the parent wants, read from the worker's input: {@code ack <step>} when a checkpoint is uploaded and its folder deleted,
 * {@code stop} to leave the rest to another run, {@code finish} to take the step that training is at for the last one. The end of
 * the input means that the parent is gone. Thread-safe.
 */
final class ParentCommands {
    /** Checkpoints on disk that the parent has not taken; one more waits. */
    static final int UNACKNOWLEDGED = 2;

    private final Set<Long> waiting = new HashSet<>();
    private boolean stop;
    private boolean finish;

    /** Reads commands on a thread of its own until the input ends, then calls the action. */
    void listen(InputStream in, Runnable parentGone) {
        Thread reader = new Thread(() -> {
            read(in);
            parentGone.run();
        });
        reader.setName("parent-commands");
        reader.setDaemon(true);
        reader.start();
    }

    /** Waits until fewer than {@value #UNACKNOWLEDGED} checkpoints wait for the parent. */
    synchronized void awaitRoom() {
        boolean interrupted = false;
        while (waiting.size() >= UNACKNOWLEDGED && !interrupted) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new PlatformException(Reason.INTERNAL, "interrupted while waiting for the parent's ack");
        }
    }

    /** Notes that a checkpoint is about to be reported. */
    synchronized void expectAck(long step) {
        waiting.add(step);
    }

    synchronized boolean stopRequested() {
        return stop;
    }

    synchronized boolean finishRequested() {
        return finish;
    }

    private void read(InputStream in) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                obey(line.strip());
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the parent's commands cannot be read", e);
        }
    }

    private synchronized void obey(String line) {
        String[] words = line.split(" ", -1);
        if (line.equals("stop")) {
            stop = true;
        } else if (line.equals("finish")) {
            finish = true;
        } else if (words.length == 2 && words[0].equals("ack") && words[1].matches("\\d{1,18}")) {
            waiting.remove(Long.parseLong(words[1]));
            notifyAll();
        } else {
            throw new PlatformException(
                    Reason.INVALID_ARGUMENT, "unknown command '" + line + "'; known: [ack <step>, finish, stop]");
        }
    }
}
