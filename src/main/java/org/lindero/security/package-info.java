/** Who may do what: users, roles, scopes, sign-in, audit trail. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package org.lindero.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
