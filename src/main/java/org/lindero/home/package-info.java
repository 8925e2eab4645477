/** Mi semana: what each person must do next, and the answer that the manager came for. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "evaluation",
            "evaluation :: ui",
            "project",
            "policing",
            "indicator",
            "incident",
            "area",
            "area :: ui",
            "security",
            "shared",
            "shell :: ui"
        })
package org.lindero.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
