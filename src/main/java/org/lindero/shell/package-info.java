/** The frame around every page: layout, error pages, notices, and the components that all views use. */
@NullMarked
@ApplicationModule(allowedDependencies = {"security", "shared"})
package org.lindero.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
