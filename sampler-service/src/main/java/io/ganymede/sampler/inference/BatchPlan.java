package io.ganymede.sampler.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Batch sizes under which a generator gives every image the same bits. Each run has one of them; what is left over is padded
 * to the smallest.
 *
 * @param sizes in rising order, at least one
 */
public record BatchPlan(List<Integer> sizes) {
    public BatchPlan {
        sizes = sizes.stream().sorted(Comparator.naturalOrder()).distinct().toList();
        if (sizes.isEmpty() || sizes.get(0) < 1) {
            throw new IllegalArgumentException("a plan needs batch sizes of at least 1: got " + sizes);
        }
    }

    public int largest() {
        return sizes.get(sizes.size() - 1);
    }

    public int smallest() {
        return sizes.get(0);
    }

    /** Sizes of the runs for that many images, largest first; only the last one may be larger than what is left. */
    public List<Integer> runs(int images) {
        List<Integer> runs = new ArrayList<>();
        int left = images;
        for (int i = sizes.size() - 1; i >= 0; i--) {
            int size = sizes.get(i);
            while (left >= size) {
                runs.add(size);
                left -= size;
            }
        }
        if (left > 0) {
            runs.add(smallest());
        }
        return List.copyOf(runs);
    }
}
