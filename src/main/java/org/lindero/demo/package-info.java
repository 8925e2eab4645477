/** The demo programme: an invented municipality, generated from a seed, with a known effect and a known spill-over. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "evaluation",
            "project",
            "policing",
            "indicator",
            "incident",
            "incident :: table",
            "area",
            "security",
            "shared"
        })
package org.lindero.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
