/** Space: neighbours, autocorrelation, clustering in space and time, exposure to neighbours, and placebo sets of areas. */
@NullMarked
@NamedInterface("spatial")
package org.lindero.engine.spatial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
