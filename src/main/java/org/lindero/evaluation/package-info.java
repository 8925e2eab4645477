/** Cross-boundary evaluations: design, run, verdict. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "project",
            "policing",
            "indicator",
            "incident",
            "area",
            "area :: ui",
            "engine",
            "engine :: *",
            "security",
            "shared",
            "shell :: ui"
        })
package org.lindero.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
