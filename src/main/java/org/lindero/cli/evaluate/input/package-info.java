/** What a design file and the data beside it hold, read strictly: whatever is wrong is said with its place. */
@NullMarked
package org.lindero.cli.evaluate.input;

import org.jspecify.annotations.NullMarked;
