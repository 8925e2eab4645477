/** Areas: boundaries and their import, neighbours, rings. */
@NullMarked
@ApplicationModule(allowedDependencies = {"security", "shared", "shell :: ui"})
package org.lindero.area;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
