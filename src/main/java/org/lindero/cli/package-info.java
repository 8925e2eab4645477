/** Commands without the web: back up and restore the embedded database, evaluate a design file. They start without Spring. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"report", "incident", "incident :: table", "area", "engine", "engine :: *", "shared"})
package org.lindero.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
