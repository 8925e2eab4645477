/** Linear difference-in-differences with fixed effects, and its event study. */
@NullMarked
@NamedInterface("did")
package org.lindero.engine.did;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
