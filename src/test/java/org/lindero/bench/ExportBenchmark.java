package org.lindero.bench;

import java.io.OutputStream;
import org.lindero.report.GeneratedWorkbook;

/** Writes an evaluation of 1,000 areas and 100 months, which makes a tidy sheet of 100,000 rows. */
public final class ExportBenchmark {

    private static final int AREAS = 1_000;
    private static final int MONTHS = 100;
    private static final int ROUNDS = 3;

    private ExportBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var workbook = new GeneratedWorkbook(AREAS, MONTHS);
        for (int round = 1; round <= ROUNDS; round++) {
            long started = System.nanoTime();
            var counting = new Counting();
            workbook.write(counting);
            System.out.printf(
                    "export %,d rows, round %d: %.2f s, %,d kB%n",
                    AREAS * MONTHS, round, (System.nanoTime() - started) / 1e9, counting.bytes / 1024);
        }
    }

    /** Counts what is written and keeps nothing. */
    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
        }
    }
}
