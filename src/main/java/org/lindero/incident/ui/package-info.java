/** Views of outcome series and their import. */
@NullMarked
package org.lindero.incident.ui;

import org.jspecify.annotations.NullMarked;
