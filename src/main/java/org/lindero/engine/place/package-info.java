/** The effect of place-based work on treated areas, on the rings around them, and net: the primary model. */
@NullMarked
@NamedInterface("place")
package org.lindero.engine.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
