/** Estimators, as plain functions from arrays to result records. No Spring, no JPA, no Vaadin: {@code ArchitectureTest} allows only the JDK, Hipparchus and JSpecify here. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.lindero.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
