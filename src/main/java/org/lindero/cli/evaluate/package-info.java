/** {@code ./lindero evaluate}: reads a design file, runs its analyses, writes the result file and the workbook. */
@NullMarked
package org.lindero.cli.evaluate;

import org.jspecify.annotations.NullMarked;
