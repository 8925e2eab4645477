package org.lindero.cli.evaluate.method;

import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.DesignException;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.EstimationException;

/**
 * A method that a design can ask for. To add one, write a class and put it into {@code Methods}.
 *
 * <p>{@link #read} takes everything from the design and the data that the computation needs, so that whatever is wrong is said before
 * anything runs: it reads each key with a getter of {@link Block}, each column through {@link Study#panel()}. The computation that it
 * returns only calls the engine, and puts the numbers into an {@link Outcome}.
 */
public interface Method {

    /** Its name in a design, such as {@code did}. */
    String name();

    /** The keys that its block may hold beside {@code id} and {@code method}; a getter refuses any other. */
    Set<String> keys();

    /**
     * Reads a block.
     *
     * @throws DesignException when the block, or the data that it names, is wrong
     */
    Computation read(Block block, Study study);

    /** What runs once the whole design has been read. */
    interface Computation {

        /**
         * Computes.
         *
         * @throws EstimationException when the data cannot support the estimate; the result file then says so
         */
        Outcome run();
    }
}
