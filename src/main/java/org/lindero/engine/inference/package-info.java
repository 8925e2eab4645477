/** Standard errors, tests, power and equivalence, shared by all estimators. */
@NullMarked
@NamedInterface("inference")
package org.lindero.engine.inference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
