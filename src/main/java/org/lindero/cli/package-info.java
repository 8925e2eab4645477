/** Commands without the web: back up and restore the embedded database. They start without Spring. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.lindero.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
