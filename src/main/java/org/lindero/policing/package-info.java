/** Police efforts: what, where, when, how much, and with what risk. */
@NullMarked
@ApplicationModule(allowedDependencies = {"area", "area :: ui", "security", "shared", "shell :: ui"})
package org.lindero.policing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
