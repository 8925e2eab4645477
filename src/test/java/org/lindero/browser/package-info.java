/** Whole jobs in a real Chromium, as the five people would do them. */
@NullMarked
package org.lindero.browser;

import org.jspecify.annotations.NullMarked;
