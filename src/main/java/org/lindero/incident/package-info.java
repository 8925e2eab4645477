/** Outcome series: monthly counts per area, and the incident points they are counted from. */
@NullMarked
@ApplicationModule(allowedDependencies = {"area", "area :: ui", "security", "shared", "shell :: ui"})
package org.lindero.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
