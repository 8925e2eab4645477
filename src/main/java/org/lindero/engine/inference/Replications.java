package org.lindero.engine.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Runs many random replications, the same bits on any number of threads: each has a stream of its own, split before the work starts. */
public final class Replications {

    private static final int BLOCK = 64;
    private static final int LARGE_BLOCK = 256;

    private Replications() {}

    /**
     * Runs them in parallel, in blocks.
     *
     * @param progress receives the share that is done, from 0 to 1, on the calling thread
     * @return the results in the order of the replications
     * @throws CancellationException if the calling thread is interrupted; its flag stays set
     */
    public static <T> List<T> run(
            int count, long seed, DoubleConsumer progress, Function<SplittableRandom, T> replication) {
        return run(count, seed, progress, (number, random) -> replication.apply(random));
    }

    /** A replication that knows its number, from 0. */
    public interface Numbered<T> {

        T run(int number, SplittableRandom random);
    }

    /** As {@link #run(int, long, DoubleConsumer, Function)}, for replications that differ by their number. */
    public static <T> List<T> run(int count, long seed, DoubleConsumer progress, Numbered<T> replication) {
        var streams = streams(count, seed);
        return map(count, progress, b -> replication.run(b, streams[b]));
    }

    /**
     * Runs tasks that need no random numbers in parallel, in blocks.
     *
     * @param progress receives the share that is done, from 0 to 1, on the calling thread
     * @return the results in the order of the tasks
     * @throws CancellationException if the calling thread is interrupted; its flag stays set
     */
    public static <T> List<T> map(int count, DoubleConsumer progress, IntFunction<T> task) {
        List<T> results = new ArrayList<>(count);
        for (int start = 0; start < count; start += BLOCK) {
            checkInterrupted();
            results.addAll(IntStream.range(start, Math.min(count, start + BLOCK))
                    .parallel()
                    .mapToObj(task)
                    .toList());
            progress.accept((double) results.size() / count);
        }
        return results;
    }

    private static SplittableRandom[] streams(int count, long seed) {
        var root = new SplittableRandom(seed);
        var streams = new SplittableRandom[count];
        for (int b = 0; b < count; b++) {
            streams[b] = root.split();
        }
        return streams;
    }

    /**
     * Runs many short replications that give a number each.
     *
     * @return the numbers in the order of the replications
     * @throws CancellationException if the calling thread is interrupted; its flag stays set
     */
    public static double[] values(int count, long seed, ToDoubleFunction<SplittableRandom> replication) {
        var streams = streams(count, seed);
        double[] values = new double[count];
        for (int start = 0; start < count; start += LARGE_BLOCK) {
            checkInterrupted();
            IntStream.range(start, Math.min(count, start + LARGE_BLOCK))
                    .parallel()
                    .forEach(b -> values[b] = replication.applyAsDouble(streams[b]));
        }
        return values;
    }

    /** Stops a long estimate whose thread was interrupted. */
    public static void checkInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the estimate was interrupted");
        }
    }
}
