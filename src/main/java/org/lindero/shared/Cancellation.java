package org.lindero.shared;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Lets long work be cancelled by whoever waits for it. The work asks now and then; it is never interrupted from outside, because an
 * interrupted thread closes the files of an embedded database.
 */
public final class Cancellation {

    private static final ThreadLocal<BooleanSupplier> WISH = new ThreadLocal<>();

    private Cancellation() {}

    /** Does some work on this thread; its {@link #check} fails as soon as {@code wish} says so. */
    public static <T> T during(BooleanSupplier wish, Callable<T> work) throws Exception {
        WISH.set(wish);
        try {
            return work.call();
        } finally {
            WISH.remove();
        }
    }

    /**
     * Ends the work on this thread when it is no longer wanted.
     *
     * @throws CancellationException which rolls a transaction back
     */
    public static void check() {
        var wish = WISH.get();
        if (wish != null && wish.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
