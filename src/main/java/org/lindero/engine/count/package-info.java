/** Poisson models of counts with fixed effects. */
@NullMarked
@NamedInterface("count")
package org.lindero.engine.count;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
