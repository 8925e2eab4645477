/** The frame and the components that every module's views are built from. */
@NullMarked
@NamedInterface("ui")
package org.lindero.shell.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
