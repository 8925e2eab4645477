/** What every module may use: identity, exceptions, periods. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.lindero.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
