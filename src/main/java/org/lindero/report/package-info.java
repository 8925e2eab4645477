/** Workbooks for people and machines, and the addresses they are downloaded from. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "evaluation",
            "project",
            "policing",
            "indicator",
            "incident",
            "area",
            "engine",
            "engine :: *",
            "security",
            "shell",
            "shared"
        })
package org.lindero.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
