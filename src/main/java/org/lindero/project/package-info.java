/** Projects: where and when they work, by which logic, linked to what else. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "policing",
            "indicator",
            "incident",
            "area",
            "area :: ui",
            "security",
            "shared",
            "shell :: ui"
        })
package org.lindero.project;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
