package io.ganymede.cli.dataset;

/** Watches an import. Called from one thread. */
public interface ImportProgress {
    /** Watches nothing. */
    ImportProgress SILENT = new ImportProgress() {
        @Override
        public void begin(int images) {}

        @Override
        public void advance(int images) {}

        @Override
        public void end() {}
    };

    /** Conversion begins. */
    void begin(int images);

    /** Some more images are done. */
    void advance(int images);

    /** Conversion is over; storing follows. */
    void end();
}
