/** Indicators, their targets, and the values that field officers enter. */
@NullMarked
@ApplicationModule(allowedDependencies = {"area", "area :: ui", "security", "shared", "shell :: ui"})
package org.lindero.indicator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
