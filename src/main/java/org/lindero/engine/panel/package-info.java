/** The input of the regressions: columns, fixed effects, weights and clusters. */
@NullMarked
@NamedInterface("panel")
package org.lindero.engine.panel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
