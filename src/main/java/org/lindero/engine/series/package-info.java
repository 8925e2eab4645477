/** Interrupted time series: what changed in one place, or in one against another. */
@NullMarked
@NamedInterface("series")
package org.lindero.engine.series;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
