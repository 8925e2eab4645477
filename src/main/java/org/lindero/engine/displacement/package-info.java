/** Before-and-after measures of displacement from a handful of counts: WDQ and WDD. */
@NullMarked
@NamedInterface("displacement")
package org.lindero.engine.displacement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
