/** The administrator's pages: users, roles, scopes, audit trail. */
@NullMarked
@ApplicationModule(allowedDependencies = {"security", "shared", "shell :: ui"})
package org.lindero.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
