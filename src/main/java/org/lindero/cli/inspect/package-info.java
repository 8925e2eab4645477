/** {@code ./lindero inspect}: what the importer sees in a file, before anything is imported. */
@NullMarked
package org.lindero.cli.inspect;

import org.jspecify.annotations.NullMarked;
