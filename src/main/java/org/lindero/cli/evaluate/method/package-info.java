/** The methods of the file contract: each reads its block of the design, calls the engine and names the numbers. */
@NullMarked
package org.lindero.cli.evaluate.method;

import org.jspecify.annotations.NullMarked;
