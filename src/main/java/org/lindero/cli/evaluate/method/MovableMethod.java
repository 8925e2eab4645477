package org.lindero.cli.evaluate.method;

import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;

/** A method that {@code randomisation} can judge. */
interface MovableMethod extends Method {

    /** Reads a block of this method. */
    Movable movable(Block block, Study study);
}
