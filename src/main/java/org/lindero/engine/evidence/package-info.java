/** How much an evaluation can be believed: the Maryland scale with its caps. */
@NullMarked
@NamedInterface("evidence")
package org.lindero.engine.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
