/** The pages on which indicators are defined, entered and reviewed. */
@NullMarked
package org.lindero.indicator.ui;

import org.jspecify.annotations.NullMarked;
