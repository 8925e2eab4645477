/** Comparisons put together from other areas: synthetic controls, synthetic difference-in-differences, calibrated controls. */
@NullMarked
@NamedInterface("synthetic")
package org.lindero.engine.synthetic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
